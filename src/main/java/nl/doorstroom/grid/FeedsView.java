package nl.doorstroom.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareServiceId;

/** Who sees what of a feed: its organisation and the administrator see the row, nobody else. */
final class FeedsView {

  private final Region region;

  FeedsView(Region region) {
    this.region = region;
  }

  Shown show(FeedId id) {
    Shown shown = new Shown(View.FEEDS);
    Feed feed = region.upkeep().feed(id);
    if (feed != null) {
      shown.toOwner(feed.organization(), row(feed));
    }
    return shown;
  }

  private static FeedRow row(Feed feed) {
    List<HealthcareServiceId> services = new ArrayList<>(feed.services());
    services.sort(Comparator.comparing(HealthcareServiceId::value));
    return new FeedRow(
        feed.id().value(),
        feed.code(),
        feed.kind(),
        feed.organization(),
        feed.interval().toMinutes(),
        services,
        feed.reportedAt(),
        feed.trueAt(),
        feed.dueAt(),
        feed.stopped(),
        feed.stopped() ? feed.dueAt() : null,
        feed.version());
  }
}
