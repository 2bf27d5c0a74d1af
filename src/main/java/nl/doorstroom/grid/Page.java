package nl.doorstroom.grid;

import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Names one {@link Sheet}: the rows of {@code view} that are made for {@code eyes}.
 *
 * @param organization whose own rows they are; null for what all with these eyes share
 */
record Page(View view, Eyes eyes, @Nullable OrganizationId organization) {

  /**
   * What {@code mask} reads of {@code view}, first to last: a row of an earlier page hides the row
   * with its key of a later one. Together with what each view puts on these pages, this is all that
   * decides who sees what.
   */
  static List<Page> of(View view, Mask mask) {
    return switch (view) {
      case WAITS ->
          switch (mask.role()) {
            case PUBLIC, GP, MEDIATOR -> pages(shared(view, Eyes.ANYONE));
            case TABLE_MEMBER -> pages(shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask), shared(view, Eyes.ANYONE));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case SLOTS ->
          switch (mask.role()) {
            case PUBLIC, MEDIATOR -> pages();
            case GP -> pages(own(view, Eyes.PRACTICE, mask), shared(view, Eyes.PRACTICE));
            case TABLE_MEMBER -> pages(shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask), shared(view, Eyes.PARTNER));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case REFERRALS ->
          switch (mask.role()) {
            case PUBLIC, TABLE_MEMBER, MEDIATOR -> pages();
            case GP -> pages(own(view, Eyes.PRACTICE, mask));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case POSITIONS, SCHEDULES, OFFERINGS, IMPORTS, FEEDS ->
          switch (mask.role()) {
            case PUBLIC, GP, TABLE_MEMBER, MEDIATOR -> pages();
            case PLANNER -> pages(own(view, Eyes.OWNER, mask));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case CASES ->
          switch (mask.role()) {
            case PUBLIC, GP, MEDIATOR -> pages();
            case TABLE_MEMBER -> pages(shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask), shared(view, Eyes.PARTNER));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case TRANSFERS ->
          switch (mask.role()) {
            case PUBLIC -> pages();
            case GP -> pages(own(view, Eyes.PRACTICE, mask));
            case TABLE_MEMBER -> pages(own(view, Eyes.TABLE, mask), shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask));
            case MEDIATOR -> pages(own(view, Eyes.MEDIATOR, mask));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case MEDIATIONS ->
          switch (mask.role()) {
            case PUBLIC -> pages();
            case GP -> pages(own(view, Eyes.PRACTICE, mask));
            case TABLE_MEMBER -> pages(own(view, Eyes.TABLE, mask), shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask));
            case MEDIATOR -> pages(own(view, Eyes.MEDIATOR, mask));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case MEETINGS ->
          switch (mask.role()) {
            case PUBLIC, GP, MEDIATOR -> pages();
            case TABLE_MEMBER -> pages(shared(view, Eyes.TABLE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask), shared(view, Eyes.PARTNER));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
      case ACTIVITY ->
          switch (mask.role()) {
            case PUBLIC, GP, TABLE_MEMBER, MEDIATOR -> pages(shared(view, Eyes.ANYONE));
            case PLANNER -> pages(own(view, Eyes.OWNER, mask), shared(view, Eyes.ANYONE));
            case ADMINISTRATOR -> pages(shared(view, Eyes.OWNER));
          };
    };
  }

  private static Page shared(View view, Eyes eyes) {
    return new Page(view, eyes, null);
  }

  /** Null for a mask without an organisation, which owns nothing. */
  private static @Nullable Page own(View view, Eyes eyes, Mask mask) {
    return mask.organization() == null ? null : new Page(view, eyes, mask.organization());
  }

  private static List<Page> pages(@Nullable Page... pages) {
    List<Page> known = new ArrayList<>(pages.length);
    for (Page page : pages) {
      if (page != null) {
        known.add(page);
      }
    }
    return known;
  }
}
