/** FHIR R4 Bundles and NDJSON as rows. */
@NullMarked
package nl.doorstroom.feeds.bundles;

import org.jspecify.annotations.NullMarked;
