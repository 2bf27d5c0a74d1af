package nl.doorstroom.feeds.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the labels of an event say: each is a kind, a form, a destination, or else a service. */
public record EventWords(
    @Nullable String kind,
    @Nullable String delivery,
    @Nullable String allotment,
    @Nullable String service) {

  /** The first label of each sort. */
  public static EventWords of(List<String> labels) {
    String kind = null;
    String delivery = null;
    String allotment = null;
    String service = null;
    for (String label : labels) {
      if (Words.KINDS.find(label) != null) {
        kind = kind == null ? label : kind;
      } else if (Words.DELIVERIES.find(label) != null) {
        delivery = delivery == null ? label : delivery;
      } else if (Words.ALLOTMENTS.find(label) != null) {
        allotment = allotment == null ? label : allotment;
      } else {
        service = service == null ? label : service;
      }
    }
    return new EventWords(kind, delivery, allotment, service);
  }
}
