package nl.doorstroom.domain.slots;

/** Why nothing of a slot can be taken although it stands. */
public enum SlotBlock {
  /** The import that brought it is being undone. */
  UNDOING,
  /** Its professional is away; what was claimed of it is to move. */
  CLEARED
}
