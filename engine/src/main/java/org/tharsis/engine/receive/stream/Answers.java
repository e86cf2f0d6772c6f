package org.tharsis.engine.receive.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What a peer is to be told, in the order it asked: each once all that it speaks of is on disk. The
 * connection's loop uses it.
 */
public final class Answers<T> {
  /** One of them. */
  public static final class Answer<T> {
    private final T told;
    private long end = Long.MAX_VALUE;

    private Answer(T told) {
      this.told = told;
    }

    /** It may be told once all before this position is on disk; 0 for at once. */
    public void when(long position) {
      end = position;
    }
  }

  private final Queue<Answer<T>> waiting = new ArrayDeque<>();
  private long kept;

  /** The next one; it waits until {@link Answer#when} says for what. */
  public Answer<T> add(T told) {
    Answer<T> answer = new Answer<>(told);
    waiting.add(answer);
    return answer;
  }

  /** All before this position is on disk. */
  public void kept(long position) {
    kept = Math.max(kept, position);
  }

  public int size() {
    return waiting.size();
  }

  /** Those that may be told now. */
  public List<T> take() {
    List<T> ready = new ArrayList<>();
    for (Answer<T> next = waiting.peek(); next != null && next.end <= kept; next = waiting.peek()) {
      ready.add(next.told);
      waiting.remove();
    }
    return ready;
  }
}
