package nl.doorstroom.http;

import nl.doorstroom.access.Access;
import nl.doorstroom.engine.Exchange;

/** What every call needs. */
record CallContext(Exchange exchange, Access access, Secret secret) {}
