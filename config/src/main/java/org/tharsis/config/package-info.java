/** Reads a site, one folder of settings, hosts, lists, exclusions and rules, into plain values. */
@NullMarked
package org.tharsis.config;

import org.jspecify.annotations.NullMarked;
