package org.tharsis.engine.interpret;

import org.tharsis.model.IpAddress;

/**
 * Whose an address was, as it was learnt.
 *
 * @param name the machine's; where the evidence is a session, the user's
 * @param evidence {@code lease}, {@code sender}, {@code logon} or {@code session}
 * @param from the first moment, milliseconds since the epoch
 * @param until the moment it ended or will end unless it is said again, milliseconds
 */
public record Learnt(String name, IpAddress address, String evidence, long from, long until) {}
