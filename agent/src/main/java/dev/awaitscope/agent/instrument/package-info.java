/** Which JDK methods call the bridge, one file per concept, and how the calls get there. */
@NullMarked
package dev.awaitscope.agent.instrument;

import org.jspecify.annotations.NullMarked;
