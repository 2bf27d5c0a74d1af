package nl.doorstroom.reminders;

import java.net.URI;
import nl.doorstroom.domain.RegionId;

/**
 * Where the links in mails lead.
 *
 * <p>This class is threadsafe.
 */
final class Links {

  /** Where the paths start of links that belong to one address. */
  static final String BASE = "/herinneringen";

  private final URI publicUrl;
  private final Marks marks;

  Links(URI publicUrl, Marks marks) {
    this.publicUrl = publicUrl;
    this.marks = marks;
  }

  /** Where {@code deed} is done for {@code address}, by whoever has the link. */
  URI to(Marks.Deed deed, RegionId region, String address) {
    String mark = marks.of(deed, region, address);
    return page(BASE + "/" + region.value() + "/" + address + "/" + mark + "/" + deed.path());
  }

  URI toDo() {
    return page("/planning");
  }

  URI feeds() {
    return page("/planning/aanbod");
  }

  private URI page(String path) {
    return URI.create(publicUrl + path);
  }

  /** The same for the same mail, without angle brackets. */
  String messageId(Mail mail) {
    return marks.of(mail) + "@" + publicUrl.getHost();
  }
}
