package nl.doorstroom.domain;

import java.time.Instant;

/**
 * That a command was accepted, and where its facts lie in the journal: a repeat is answered from
 * those, and from nothing else.
 */
public record Receipt(CommandId command, RequestDigest digest, long first, long last, Instant at) {}
