/** What serves sockets: Linux's epoll for datagrams where it is there, else the platform's NIO. */
@NullMarked
package org.tharsis.engine.receive.transport;

import org.jspecify.annotations.NullMarked;
