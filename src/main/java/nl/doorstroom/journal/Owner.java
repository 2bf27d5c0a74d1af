package nl.doorstroom.journal;

/**
 * Who took a region last.
 *
 * @param term under which it did; one more each time a region is taken
 * @param released whether it gave the region back, so that any node may take it
 */
public record Owner(NodeId node, long term, boolean released) {}
