/** The configuration of Prometheus and Grafana that is shipped, read as they read it. */
@NullMarked
package nl.doorstroom.monitoring;

import org.jspecify.annotations.NullMarked;
