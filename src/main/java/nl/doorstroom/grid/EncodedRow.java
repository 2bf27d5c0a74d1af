package nl.doorstroom.grid;

/**
 * A row as a mask may see it.
 *
 * @param json one object in UTF-8 with its {@code key}; shared, never written to
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Shared bytes on the way to many sockets: no copy, no equality.
public record EncodedRow(String key, byte[] json) {}
