package nl.doorstroom.grid;

import java.util.List;
import nl.doorstroom.domain.partners.Role;
import org.jspecify.annotations.Nullable;

/**
 * From where someone looks at a case or a transfer. It decides what they may be told of others who
 * look at it now: never more than which parts the row that they see tells of anyhow.
 *
 * @param thing the transfer where one runs, else the position: the same under whichever key, and on
 *     whichever board, it is looked at
 */
public record Vantage(String thing, Side side) {

  /** In what capacity someone looks. */
  public enum Side {
    /** The holder, and who answers for it: sees all parts. */
    HOLDER,
    /** A member of the table: sees all parts, but for who referred and who confirms. */
    TABLE,
    /** The administrator: sees all parts. */
    REGION,
    /** Whose question it is or could be: of the parts sees the holder's and its own. */
    PARTNER,
    /** Who has no part at the table, or none any more: sees its own part only. */
    ASIDE;

    /**
     * As what someone here is told of someone of another organisation who looks from {@code side}.
     */
    public Naming namingOf(Side side) {
      return switch (this) {
        case HOLDER, TABLE, REGION ->
            switch (side) {
              case HOLDER, TABLE, PARTNER -> Naming.ORGANIZATION;
              case REGION -> Naming.ROLE;
              case ASIDE -> Naming.NOTHING;
            };
        case PARTNER ->
            switch (side) {
              case HOLDER -> Naming.ORGANIZATION;
              case TABLE, REGION -> Naming.ROLE;
              case PARTNER, ASIDE -> Naming.NOTHING;
            };
        case ASIDE -> Naming.NOTHING;
      };
    }
  }

  /** What of someone who looks is told. */
  public enum Naming {
    ORGANIZATION,
    ROLE,
    NOTHING
  }

  /** Of {@code key} as {@code mask} sees it; null when it is on none of their boards. */
  static @Nullable Vantage of(String key, Mask mask, Sheets sheets) {
    if (row(View.CASES, key, mask, sheets) instanceof CaseRow row) {
      return of(row, mask.role());
    }
    if (row(View.TRANSFERS, key, mask, sheets) instanceof TransferRow row) {
      return new Vantage(key, side(mask.role(), row.own(), row.asked() && row.stage() != null));
    }
    return null;
  }

  private static @Nullable Row row(View view, String key, Mask mask, Sheets sheets) {
    List<Sheet> read = sheets.of(Page.of(view, mask));
    int first = Sheet.first(read, key);
    Line line = first < 0 ? null : read.get(first).line(key);
    return line == null ? null : line.row();
  }

  private static @Nullable Vantage of(CaseRow row, Role role) {
    CaseRow.OnTable transfer;
    if (row instanceof CaseRow.Own own) {
      transfer = own.transfer();
    } else if (row instanceof CaseRow.Shared shared) {
      transfer = shared.transfer();
    } else {
      // A number is nobody in particular.
      return null;
    }
    return new Vantage(
        transfer == null ? row.key() : transfer.id().value(),
        side(role, row.kind() == CaseRow.Kind.OWN, true));
  }

  private static Side side(Role role, boolean own, boolean takesPart) {
    if (role == Role.TABLE_MEMBER) {
      return Side.TABLE;
    }
    if (role == Role.ADMINISTRATOR) {
      return Side.REGION;
    }
    if (role != Role.PLANNER) {
      return Side.ASIDE;
    }
    return own ? Side.HOLDER : takesPart ? Side.PARTNER : Side.ASIDE;
  }
}
