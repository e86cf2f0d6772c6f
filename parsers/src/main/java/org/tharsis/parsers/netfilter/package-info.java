/** Linux netfilter: what iptables, nftables and the firewalls built on them log of packets. */
@NullMarked
package org.tharsis.parsers.netfilter;

import org.jspecify.annotations.NullMarked;
