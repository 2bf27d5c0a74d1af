package nl.doorstroom.feeds.reading;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/** The words, Dutch and English, by which exports name what the region has codes for. */
final class Words {

  /** What a row says of the place or person itself. */
  enum Standing {
    STANDS,
    ENDED
  }

  static final Vocabulary<SlotKind> KINDS =
      vocabulary(
          SlotKind.class,
          """
          INTAKE: intake, intakegesprek, eerste afspraak, eerste gesprek, kennismaking, aanmeldgesprek, \
          screening, nieuwe patient, nieuwe client, intake nieuw
          TREATMENT_START: start behandeling, behandelstart, behandeling, eerste behandeling, therapie
          EXPLORATORY: verkennend gesprek, vg, verkenning, exploratory talk
          CONSULTATION: consult, consultatie, adviesgesprek, advies, meekijkconsult
          SHORT_CONTACT: kort contact, belafspraak, telefonisch, telefonisch contact, kort consult
          """);

  static final Vocabulary<Delivery> DELIVERIES =
      vocabulary(
          Delivery.class,
          """
          ON_SITE: op locatie, locatie, fysiek, live, op de polikliniek, poli, praktijk, face to face, \
          f2f, kantoor, in person, onsite
          ONLINE: beeldbellen, video, videobellen, videoconsult, digitaal, e-health, teams, virtual, beeld
          """);

  static final Vocabulary<Allotment> ALLOTMENTS =
      vocabulary(
          Allotment.class,
          """
          NEW_REFERRAL: nieuwe verwijzing, verwijzing, nieuw, nieuwe aanmelding, aanmelding, extern, huisarts
          OWN_WAITING_LIST: eigen wachtlijst, wachtlijst, intern, wachtenden
          TRANSFER_TABLE: transfertafel, transfer, overname
          TALK_FOLLOW_UP: vervolg gesprek, vervolg verkennend gesprek, na verkennend gesprek
          HIGH_URGENCY: hoge urgentie, spoed, urgent, hoog
          """);

  static final Vocabulary<Outcome> OUTCOMES =
      vocabulary(
          Outcome.class,
          """
          ATTENDED: verschenen, gekomen, aanwezig, doorgegaan, gerealiseerd, afgerond, uitgevoerd, \
          voltooid, geweest, ja, present, completed, fulfilled, arrived
          NO_SHOW: niet verschenen, niet gekomen, afwezig, noshow, nee, absent, weggebleven
          CANCELLED: geannuleerd, afgezegd, vervallen, afgemeld, canceled
          """);

  static final Vocabulary<Standing> STANDINGS =
      vocabulary(
          Standing.class,
          """
          STANDS: vrij, beschikbaar, open, actief, free, available, bevestigd, gepland, wachtend, ja, \
          active, busy, confirmed, tentative, bezet, wacht, booked, true
          ENDED: vervallen, ingetrokken, geannuleerd, afgezegd, cancelled, canceled, withdrawn, gesloten, \
          niet beschikbaar, inactief, busy-unavailable, entered-in-error, geblokkeerd, nee, inactive, false
          """);

  static final Vocabulary<WaitPhase> PHASES =
      vocabulary(
          WaitPhase.class,
          """
          INTAKE: aanmelding, aanmeldwachttijd, wacht op intake, wachtend op intake, aangemeld
          TREATMENT: behandeling, behandelwachttijd, wacht op behandeling, wachtend op behandeling, \
          na intake
          """);

  static final Vocabulary<Urgency> URGENCIES =
      vocabulary(
          Urgency.class,
          """
          REGULAR: regulier, normaal, gewoon, laag, standaard, geen, routine
          PRIORITY: voorrang, prioriteit, verhoogd, midden
          HIGH: hoog, spoed, urgent, hoge urgentie
          CRISIS: crisis, acuut, levensgevaar
          """);

  static final Vocabulary<CareQuestion> CARE_QUESTIONS =
      vocabulary(
          CareQuestion.class,
          """
          ADJUSTMENT: aanpassings- en verwerkingsproblemen, aanpassing, verwerking, rouw
          ADHD: adhd add, add, aandachtstekort
          ANXIETY: angstklachten, angst, angststoornis, paniek
          AUTISM: autisme, ass, autismespectrum
          COGNITIVE: cognitieve problemen, dementie, geheugen
          EATING: eetproblemen, eetstoornis, eetstoornissen
          BEHAVIOUR: gedragsproblemen, gedrag
          PERSONALITY: persoonlijkheidsproblemen, persoonlijkheid, persoonlijkheidsstoornis, borderline
          PSYCHOSIS: psychose, psychotisch, schizofrenie
          TRAUMA: psychotraumatische klachten, trauma, ptss
          RELATIONSHIP: relatie- en gezinsproblemen, relatie, gezin
          SEXUAL: seksuologische problemen, seksuologie
          SOMATOFORM: somatoforme klachten, solk, alk
          MOOD: stemmingsklachten, stemming, depressie, bipolair, stemmingsstoornis
          ADDICTION: verslavingsproblemen, verslaving, alcohol, middelen
          OTHER: overige, overig, anders
          """);

  static final Vocabulary<ServiceCategory> CATEGORIES =
      vocabulary(
          ServiceCategory.class,
          """
          GGZ_TREATMENT: ggz, ggz behandeling, geestelijke gezondheidszorg, behandeling, mental health, \
          mental health care, psychiatry, psychiatrie
          WAITING_SUPPORT: wachtverzachter, wachttijdondersteuning, waiting support
          E_HEALTH: e-health, ehealth, online hulp
          SUPPORT_POINT: steunpunt, laagdrempelig steunpunt, inloop, herstelacademie
          SOCIAL_WORK: sociaal werk, maatschappelijk werk, social work
          WMO_SUPPORT: wmo, wmo ondersteuning, begeleiding
          HOUSING: wonen, beschermd wonen, housing
          WORK: werk, werken, ips, arbeid
          """);

  static final Vocabulary<Echelon> ECHELONS =
      vocabulary(
          Echelon.class,
          """
          SELF_HELP: zelfhulp, laagdrempelig
          GP_CARE: huisartsenzorg, poh ggz, poh
          BASIC: basis ggz, basis, generalistische basis ggz, gbggz, bggz
          SPECIALISED: specialistische ggz, gespecialiseerde ggz, sggz, specialistisch
          HIGHLY_SPECIALISED: hoogspecialistische ggz, hoogspecialistisch, topggz
          SOCIAL_DOMAIN: sociaal domein
          """);

  static final Vocabulary<DiagnosisGroup> DIAGNOSIS_GROUPS =
      vocabulary(
          DiagnosisGroup.class,
          """
          NEURODEVELOPMENTAL: neurobiologische ontwikkelingsstoornissen, ontwikkelingsstoornissen
          SCHIZOPHRENIA_SPECTRUM: schizofreniespectrum, psychotische stoornissen
          BIPOLAR: bipolaire stemmingsstoornissen, bipolaire stoornissen
          DEPRESSIVE: depressieve stemmingsstoornissen, depressieve stoornissen
          ANXIETY: angststoornissen
          OBSESSIVE_COMPULSIVE: obsessieve compulsieve stoornissen, dwangstoornissen
          TRAUMA_STRESSOR: trauma en stressorgerelateerde stoornissen
          SOMATIC_SYMPTOM: somatisch symptoomstoornissen
          EATING: voedings en eetstoornissen
          SUBSTANCE: middelgerelateerde en verslavingsstoornissen, verslavingsstoornissen
          NEUROCOGNITIVE: neurocognitieve stoornissen
          PERSONALITY: persoonlijkheidsstoornissen
          REMAINING: overige stoornissen, restgroep
          NOT_YET_SET: nog niet gesteld, diagnose nog niet gesteld
          """);

  static final Vocabulary<CloseReason> CLOSE_REASONS =
      vocabulary(
          CloseReason.class,
          """
          TREATMENT_STARTED: behandeling gestart, gestart, in behandeling
          WITHDREW: teruggetrokken, ziet af, zelf afgezien, wil niet meer
          HELPED_ELSEWHERE: elders geholpen, elders, andere aanbieder
          NOT_REACHED: niet bereikt, onbereikbaar
          DUPLICATE: dubbel, duplicaat
          REFERRED_BACK: terugverwezen, terug naar huisarts
          REFUSED: geweigerd, afgewezen
          DECEASED: overleden
          OTHER: overig, anders, ja, gesloten, vervallen
          """);

  private Words() {}

  /** Lower case, without accents and punctuation, one space between words. */
  static String normalised(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9+]+", " ").strip();
  }

  private static <E extends Enum<E>> Vocabulary<E> vocabulary(Class<E> codes, String lines) {
    Map<String, E> words = new HashMap<>();
    for (E code : codes.getEnumConstants()) {
      words.put(normalised(code.name()), code);
    }
    for (String line : lines.strip().split("\n", -1)) {
      int colon = line.indexOf(':');
      E code = Enum.valueOf(codes, line.substring(0, colon).strip());
      for (String word : line.substring(colon + 1).split(",", -1)) {
        words.put(normalised(word), code);
      }
    }
    return new Vocabulary<>(codes, words);
  }

  /** The words for one closed list; its codes themselves are among them. */
  static final class Vocabulary<E extends Enum<E>> {

    private final Class<E> codes;
    private final Map<String, E> words;

    private Vocabulary(Class<E> codes, Map<String, E> words) {
      this.codes = codes;
      this.words = Map.copyOf(words);
    }

    /** Null when it is not one of them. */
    @Nullable E find(String value) {
      return words.get(normalised(value));
    }

    E read(Field field, String value) {
      E code = find(value);
      if (code == null) {
        throw new MisreadException(Why.UNKNOWN_WORD, field, value, expected());
      }
      return code;
    }

    String expected() {
      return Arrays.stream(codes.getEnumConstants())
          .map(Enum::name)
          .collect(Collectors.joining(", "));
    }
  }
}
