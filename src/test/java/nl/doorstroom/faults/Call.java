package nl.doorstroom.faults;

import org.jspecify.annotations.Nullable;

/**
 * One call as its client saw it.
 *
 * @param attempt how often its key had been sent, from 1
 * @param first number of the call under whose key this one was sent; its own number when it is the
 *     first
 * @param intent why it was sent
 * @param node number of the server that was asked
 * @param start before anything was sent, on the monotonic clock that all processes of this machine
 *     share, in nanoseconds
 * @param end when the answer was there, or was given up on
 * @param status of HTTP; 0 without an answer
 * @param problem the last word of the problem's type; empty when there is none
 * @param position what the answer rests on; -1 when it does not say
 * @param answer the body; for a call without an answer what went wrong
 */
record Call(
    int number,
    int client,
    String key,
    int attempt,
    int first,
    Intent intent,
    Act act,
    int node,
    long start,
    long end,
    Outcome outcome,
    int status,
    String problem,
    long position,
    String answer) {

  /** Why a call was sent. */
  enum Intent {
    /** It wants what it asks. */
    NEW,
    /** It wants to know what became of the one before it under its key. */
    RETRY,
    /** Its key was answered already: the same must be answered again. */
    REPEAT,
    /** Its key was answered for another request: it must be refused. */
    ANOTHER_BODY,
    /** Its token of a hold is not the one that was given: it must be refused. */
    FORGED
  }

  /** What a client may conclude. */
  enum Outcome {
    OK,
    REFUSED,
    /** It may have been done, or may yet be. */
    UNKNOWN,
    /** Surely not done. */
    FAILED
  }

  /** The id under which the journal has what came of it. */
  String commandId() {
    return "demo." + act.role() + "." + act.by() + ":" + key;
  }

  /** What is in the way of reading it as {@link Outcome#OK}; null when nothing is. */
  @Nullable String unlessOk() {
    return outcome == Outcome.OK ? null : outcome + " " + status + " " + problem;
  }

  /** In one line, for people. */
  String told() {
    return "call %d of client %d at node %d: %s %s key %s attempt %d -> %s %d %s position %d %s"
        .formatted(
            number,
            client,
            node,
            intent,
            act,
            key,
            attempt,
            outcome,
            status,
            problem,
            position,
            answer.length() > 300 ? answer.substring(0, 300) + "…" : answer);
  }
}
