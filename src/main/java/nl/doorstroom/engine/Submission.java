package nl.doorstroom.engine;

import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RequestDigest;

/** A command with who asks it and under which key. */
public record Submission(CommandId id, ActorToken actor, RequestDigest digest, Command command) {}
