package nl.doorstroom.feeds.reading;

import java.util.EnumSet;
import java.util.Set;

/** What a row can say, whatever its file calls it. */
public enum Field {
  /** The row's key in the holder's own system; of positions it stays outside the journal. */
  EXTERNAL_ID,
  /** A service, by its id, its external id or its name. */
  SERVICE,
  /** The service's name, in a format that has it beside its key; no column is read as it. */
  SERVICE_NAME,
  /** A location, where a service's name alone does not tell which one is meant. */
  LOCATION,
  /** The code of an agenda: without spaces, so that it is no one's name. */
  SCHEDULE,
  KIND,
  /** Date, start and end in one: {@code ma 23-11-2026 09:30-10:15}. */
  WHEN,
  /** Date and time of the start, or an instant. */
  START,
  DATE,
  START_TIME,
  /** Date and time, or time alone, of the end. */
  END,
  /** In minutes, or as {@code 0:45}. */
  DURATION,
  CAPACITY,
  ALLOTMENT,
  DELIVERY,
  /** Whether the place is free or was taken back. */
  STATUS,
  OUTCOME,
  PHASE,
  SINCE,
  INTAKE_ON,
  CARE_QUESTION,
  URGENCY,
  AGE_CLASS,
  /** In whole years; becomes an age class at once and is not kept. */
  AGE,
  INSURER,
  MUNICIPALITY,
  /** Why someone no longer waits. */
  CLOSED,
  /** What something is called, where it is told apart by its keys. */
  NAME,
  STREET,
  POSTCODE,
  PLACE,
  /** Latitude and longitude in degrees, with a space between. */
  COORDINATES,
  /** Whose it is, by keys; the organisation's own where it is left out. */
  OWNER,
  CATEGORY,
  ECHELON,
  DIAGNOSIS_GROUP,
  LANGUAGE;

  private static final Set<Field> OF_SLOTS =
      EnumSet.of(
          EXTERNAL_ID,
          SERVICE,
          LOCATION,
          SCHEDULE,
          KIND,
          WHEN,
          START,
          DATE,
          START_TIME,
          END,
          DURATION,
          CAPACITY,
          ALLOTMENT,
          DELIVERY,
          STATUS);
  private static final Set<Field> OF_SCHEDULES =
      EnumSet.of(EXTERNAL_ID, SERVICE, LOCATION, CAPACITY, STATUS);
  private static final Set<Field> OF_OUTCOMES =
      EnumSet.of(EXTERNAL_ID, SERVICE, LOCATION, START, DATE, START_TIME, OUTCOME);
  private static final Set<Field> OF_POSITIONS =
      EnumSet.of(
          EXTERNAL_ID,
          SERVICE,
          LOCATION,
          PHASE,
          SINCE,
          INTAKE_ON,
          CARE_QUESTION,
          URGENCY,
          AGE_CLASS,
          AGE,
          INSURER,
          MUNICIPALITY,
          CLOSED);

  /** The fields that a row about {@code content} can have. */
  public static Set<Field> of(Content content) {
    return Set.copyOf(
        switch (content) {
          case SLOTS -> OF_SLOTS;
          case SCHEDULES -> OF_SCHEDULES;
          case OUTCOMES -> OF_OUTCOMES;
          case POSITIONS -> OF_POSITIONS;
          case ORGANIZATION, LOCATIONS, SERVICES -> Set.<Field>of();
        });
  }
}
