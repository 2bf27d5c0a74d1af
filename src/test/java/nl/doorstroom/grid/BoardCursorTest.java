package nl.doorstroom.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoardCursorTest {

  private static final Cursor PLACE = new Cursor("9f3c01aa", 4_711);

  private final List<Mask> masks = new ArrayList<>();

  BoardCursorTest() {
    for (Role role : Role.values()) {
      masks.add(new Mask(role, null));
      masks.add(new Mask(role, new OrganizationId("groningen-1")));
      masks.add(new Mask(role, new OrganizationId("groningen-2")));
    }
  }

  @Test
  void is_read_as_it_was_written_with_and_without_its_board() {
    BoardCursor cursor = BoardCursor.of(View.SLOTS, Mask.PUBLIC, PLACE);

    assertThat(cursor.toString()).startsWith("9f3c01aa:4711:").hasSize(22);
    assertThat(BoardCursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThat(BoardCursor.parse("9f3c01aa:4711")).isEqualTo(new BoardCursor(PLACE, ""));
    assertThat(BoardCursor.parse("9f3c01aa:4711:x")).isNull();
    assertThat(BoardCursor.parse("4711")).isNull();
  }

  @Test
  void is_of_another_board_for_each_view_and_each_class_of_readers_and_of_the_same_within() {
    Map<String, String> seenBy = new HashMap<>();
    for (View view : View.values()) {
      for (Mask mask : masks) {
        String board = view + " " + Page.of(view, mask);
        String readers = BoardCursor.of(view, mask, PLACE).readers();
        assertThat(seenBy.putIfAbsent(readers, board)).isIn(null, board);
        assertThat(BoardCursor.of(view, mask.in(view), PLACE).readers()).isEqualTo(readers);
      }
    }
  }

  @Test
  void without_a_board_is_of_none() {
    assertThat(new BoardCursor(PLACE, "").isOf(View.WAITS, Mask.PUBLIC)).isFalse();
    assertThat(BoardCursor.of(View.WAITS, Mask.PUBLIC, PLACE).isOf(View.WAITS, Mask.PUBLIC))
        .isTrue();
  }
}
