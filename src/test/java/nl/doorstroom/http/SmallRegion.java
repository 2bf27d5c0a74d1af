package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A provider with one service, a practice, and places, as a test needs them. */
final class SmallRegion {

  static final String BASE = "/api/v1/regions/groningen";

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  final TestServer server;
  final String provider;
  final String practice;
  final String location;
  final String service;
  private int days = 1;

  SmallRegion(TestServer server) {
    this.server = server;
    TestClient administrator = server.client("demo-administrator");
    provider =
        administrator
            .post(BASE + "/organizations", "{\"name\":\"Ommelander GGZ\",\"kind\":\"GGZ_CORE\"}")
            .expect(201)
            .text("id");
    practice =
        administrator
            .post(BASE + "/organizations", "{\"name\":\"Praktijk\",\"kind\":\"GP_PRACTICE\"}")
            .expect(201)
            .text("id");
    location =
        planner()
            .post(BASE + "/locations", "{\"name\":\"Hereweg\",\"postcode\":\"9726\"}")
            .expect(201)
            .text("id");
    service = anotherService("Angst en stemming");
  }

  /** One more service like the first, with nothing published. */
  String anotherService(String name) {
    return planner()
        .post(
            BASE + "/healthcare-services",
            """
            {"location":"%s","name":"%s","category":"GGZ_TREATMENT",
             "careQuestions":["ANXIETY","MOOD"],"echelons":["SPECIALISED"],
             "ageClasses":["18-34","35-49"],"languages":["nl"],
             "deliveries":["ON_SITE","ONLINE"],"insurers":["zk"]}
            """
                .formatted(location, name))
        .expect(201)
        .text("id");
  }

  /** Sets who may take the places of {@code of}. */
  TestClient.Answered access(String of, String body) {
    String path = BASE + "/healthcare-services/" + of + "/access";
    String etag = planner().get(path).expect(200).header("etag");
    return planner().with("If-Match", etag).put(path, body);
  }

  /** A new agenda. */
  String schedule(String code) {
    return planner()
        .post(BASE + "/schedules", "{\"code\":\"" + code + "\",\"location\":\"" + location + "\"}")
        .expect(201)
        .text("id");
  }

  /** Someone who waits for {@code of}. */
  String waiting(String of) {
    return planner()
        .post(
            BASE + "/positions",
            """
            {"service":"%s","phase":"INTAKE","careQuestion":"MOOD","urgency":"REGULAR",
             "ageClass":"35-49","insurer":"zk","since":"2026-01-05"}
            """
                .formatted(of))
        .expect(201)
        .text("position");
  }

  TestClient planner() {
    return server.client("demo-planner@" + provider);
  }

  TestClient gp() {
    return server.client("demo-gp@" + practice);
  }

  /** A start on another working day each time, within the horizon. */
  Instant nextStart() {
    LocalDate day = LocalDate.now(AMSTERDAM).plusDays(days);
    days = days % 50 + 1;
    return day.atTime(9, 0).atZone(AMSTERDAM).toInstant();
  }

  /** Items for {@code count} places of an hour, at different times. */
  ObjectNode drafts(int count) {
    return drafts(count, "NEW_REFERRAL");
  }

  ObjectNode drafts(int count, String allotment) {
    return drafts(count, allotment, service);
  }

  ObjectNode drafts(int count, String allotment, String of) {
    ObjectNode body = Wire.object();
    ArrayNode items = body.putArray("items");
    Instant day = nextStart();
    for (int i = 0; i < count; i++) {
      Instant start = day.plusSeconds(600L * i);
      items
          .addObject()
          .put("service", of)
          .put("kind", "INTAKE")
          .put("start", Wire.text(start))
          .put("end", Wire.text(start.plusSeconds(600)))
          .put("allotment", allotment)
          .put("delivery", "ON_SITE");
    }
    return body;
  }

  List<String> publish(int count) {
    return publish(drafts(count));
  }

  List<String> publish(ObjectNode drafts) {
    List<String> slots = new ArrayList<>();
    planner()
        .post(BASE + "/slots", drafts.toString())
        .expect(200)
        .json()
        .path("results")
        .forEach(result -> slots.add(result.path("slot").asText()));
    return slots;
  }

  String publish() {
    return publish(1).get(0);
  }

  static String referral(String urgency) {
    return """
        {"careQuestion":"MOOD","urgency":"%s","ageClass":"35-49","insurer":"zk",
         "municipality":"Oldambt"}
        """
        .formatted(urgency);
  }

  static String claim(String urgency) {
    return "{\"referral\":" + referral(urgency) + "}";
  }
}
