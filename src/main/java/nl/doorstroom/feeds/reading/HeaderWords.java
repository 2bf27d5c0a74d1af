package nl.doorstroom.feeds.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What exports, Dutch and English, call their columns. */
final class HeaderWords {

  /** Names, numbers and dates by which a person can be known: such a column is never read. */
  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?:.* )?(?:bsn|burgerservicenummer|geboortedatum|geb datum|gebdatum|geboren|birth ?date"
              + "|achternaam|voornaam|voorletters|roepnaam|naam (?:patient|client)"
              + "|(?:patient|client|deelnemer)(?: ?naam)?|adres|straat|huisnummer|telefoon\\w*"
              + "|mobiel|e ?mail\\w*|behandelaar|hulpverlener|zorgverlener|medewerker|arts|practitioner"
              + "|opmerking\\w*|toelichting|notitie\\w*|remarks?|notes?|comments?)(?: .*)?");

  private static final String LINES =
      """
      EXTERNAL_ID: id, nr, nummer, afspraaknummer, afspraaknr, afspraak id, afspraakid, slot id, slotid, \
      slotnummer, externe id, extern id, external id, identifier, kenmerk, referentie, uid, regelnummer, \
      sleutel, key, appointment id, agendaregel
      SERVICE: aanbod, zorgaanbod, dienst, service, healthcare service, afdeling, product, polikliniek, poli, \
      zorgpad, team, zorgprogramma, behandelaanbod, zorglijn
      LOCATION: locatie, vestiging, vestigingsnaam, plaats, location, site, gebouw
      SCHEDULE: agenda, agendacode, agenda id, agendanaam, rooster, schedule, spreekuur
      KIND: soort, type, afspraaktype, afspraaksoort, soort afspraak, type afspraak, contactsoort, \
      kind, appointment type, activiteit, verrichting
      WHEN: datum tijd van tot, afspraak, moment, periode, datum en tijden, tijdvak
      START: start, datum tijd, datumtijd, begin, datum en tijd, startmoment, start datum tijd, aanvang datum, \
      startdatumtijd, datum tijd begin, starttijdstip, begindatum tijd, start datetime, starts at
      DATE: datum, dag, afspraakdatum, date, startdatum, begindatum, datum afspraak
      START_TIME: tijd, tijdstip, begintijd, starttijd, aanvang, van, aanvangstijd, time, start time, \
      begin tijd, tijd van, uur
      END: eind, einde, eindtijd, tot, end, tijd tot, eindmoment, end time, einddatumtijd, datum tijd eind, \
      eind datum tijd, ends at
      DURATION: duur, duur min, duur in minuten, minuten, lengte, duration, tijdsduur
      CAPACITY: aantal plaatsen, aantal plekken, capaciteit, plekken, plaatsen, capacity, aantal
      ALLOTMENT: bestemd voor, bestemming, doelgroep plek, allotment, voor wie, reservering
      DELIVERY: vorm, wijze, contactvorm, op locatie online, online, delivery, locatie of online, \
      afspraakvorm, wijze van contact
      STATUS: status, afspraakstatus, stand, beschikbaarheid, state
      OUTCOME: uitkomst, uitkomst afspraak, resultaat, verschenen, outcome, gerealiseerd, opkomst, \
      afgehandeld
      PHASE: fase, wachtfase, wacht op, phase, soort wachttijd
      SINCE: wacht sinds, aanmelddatum, datum aanmelding, aangemeld op, op wachtlijst sinds, since, \
      wachtend sinds, inschrijfdatum, verwijsdatum, datum op wachtlijst
      INTAKE_ON: intakedatum, datum intake, intake op, intake gehouden op, intake date
      CARE_QUESTION: zorgvraag, hulpvraag, klacht, hoofdklacht, care question, problematiek, reden aanmelding
      URGENCY: urgentie, prioriteit, urgency, spoed
      AGE_CLASS: leeftijdsklasse, leeftijdsgroep, leeftijdscategorie, age class, age group
      AGE: leeftijd, age
      INSURER: verzekeraar, zorgverzekeraar, insurer, verzekering, uzovi
      MUNICIPALITY: gemeente, woongemeente, municipality, gemeente van wonen
      CLOSED: reden uitstroom, reden einde, uitstroom, uitschrijfreden, afgesloten, reden afsluiting
      """;

  /** In a waiting list the row's key is that of the person in the holder's own records. */
  private static final List<String> KEYS_OF_PEOPLE =
      List.of(
          "patientnummer",
          "patientnr",
          "clientnummer",
          "clientnr",
          "dossiernummer",
          "dossiernr",
          "epd nummer",
          "epdnummer",
          "eigen kenmerk",
          "eigen referentie",
          "patient id",
          "client id",
          "wachtlijstnummer");

  private static final Map<Field, List<String>> WORDS = words();

  private HeaderWords() {}

  private static Map<Field, List<String>> words() {
    Map<Field, List<String>> words = new EnumMap<>(Field.class);
    for (String line : LINES.strip().split("\n", -1)) {
      int colon = line.indexOf(':');
      words.put(
          Field.valueOf(line.substring(0, colon).strip()),
          List.of(line.substring(colon + 1).split(",", -1)).stream()
              .map(Words::normalised)
              .toList());
    }
    return words;
  }

  /** Whether a column of this name tells who someone is. */
  static boolean isSensitive(String header) {
    String name = Words.normalised(header);
    return !KEYS_OF_PEOPLE.contains(name) && SENSITIVE.matcher(name).matches();
  }

  /** Whether a column of this name is known in any file. */
  static boolean isKnown(String header) {
    String name = Words.normalised(header);
    return !name.isEmpty()
        && (KEYS_OF_PEOPLE.contains(name)
            || WORDS.values().stream().anyMatch(words -> words.contains(name)));
  }

  /** What a column of this name says in a file about {@code content}; null when not known. */
  static @Nullable Field field(String header, Content content) {
    String name = Words.normalised(header);
    if (content == Content.POSITIONS && KEYS_OF_PEOPLE.contains(name)) {
      return Field.EXTERNAL_ID;
    }
    for (Field field : Field.values()) {
      if (Field.of(content).contains(field)
          && WORDS.getOrDefault(field, List.of()).contains(name)) {
        return field;
      }
    }
    return null;
  }

  /** What such columns are about; null when they do not tell. */
  static @Nullable Content content(List<String> headers) {
    if (count(headers, Field.OUTCOME) > 0) {
      return Content.OUTCOMES;
    }
    int waiting =
        count(headers, Field.SINCE)
            + count(headers, Field.CARE_QUESTION)
            + count(headers, Field.URGENCY)
            + count(headers, Field.PHASE);
    if (waiting >= 2) {
      return Content.POSITIONS;
    }
    int times =
        count(headers, Field.START)
            + count(headers, Field.WHEN)
            + count(headers, Field.DATE)
            + count(headers, Field.START_TIME);
    if (times > 0) {
      return Content.SLOTS;
    }
    return count(headers, Field.SERVICE) > 0 ? Content.SCHEDULES : null;
  }

  private static int count(List<String> headers, Field field) {
    List<String> words = WORDS.getOrDefault(field, List.of());
    return (int) headers.stream().map(Words::normalised).filter(words::contains).count();
  }
}
