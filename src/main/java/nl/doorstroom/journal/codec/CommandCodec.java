package nl.doorstroom.journal.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.imports.ImportCommand;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.offers.OfferCommand;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.transfers.CrossingCommand;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.waiting.WaitingCommand;

/**
 * Commands as canonical JSON, to be sent to the node that decides them. Nothing of it is ever kept:
 * nodes of two versions that stand side by side understand each other as far as a command looks the
 * same in both, and say so where it does not.
 *
 * <p>This class is threadsafe.
 */
public final class CommandCodec {

  private static final List<Class<? extends Command>> KINDS =
      List.of(
          CrossingCommand.class,
          ImportCommand.class,
          MediationCommand.class,
          MeetingCommand.class,
          OfferCommand.class,
          PartnerCommand.class,
          ScheduleCommand.class,
          SlotCommand.class,
          TransferCommand.class,
          UpkeepCommand.class,
          WaitingCommand.class);

  /** What a command may hold that is one of several. */
  private static final List<Class<?>> PARTS = List.of(SlotItem.class, SupplyItem.class);

  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Command.class);
  private static final ObjectReader READER = MAPPER.readerFor(Command.class);

  /** Names which of several something is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  /** All commands there are. */
  static List<Class<? extends Command>> all() {
    List<Class<? extends Command>> all = new ArrayList<>();
    KINDS.forEach(kind -> leaves(kind).forEach(leaf -> all.add(leaf.asSubclass(Command.class))));
    return all;
  }

  /** Writes {@code command}, with its name. */
  public String encode(Command command) {
    try {
      return WRITER.writeValueAsString(command);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException(command.getClass() + ": cannot be written", cause);
    }
  }

  /**
   * Reads what {@link #encode} wrote on any node.
   *
   * @throws IllegalArgumentException if the command is not known here, or looks otherwise
   */
  public Command decode(String text) {
    try {
      return READER.readValue(text);
    } catch (IOException cause) {
      throw new IllegalArgumentException("command: not one that is known here", cause);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper = CanonicalJson.MAPPER.copy();
    mapper.addMixIn(Command.class, Named.class);
    all().forEach(type -> mapper.registerSubtypes(named(type)));
    for (Class<?> part : PARTS) {
      mapper.addMixIn(part, Named.class);
      leaves(part).forEach(type -> mapper.registerSubtypes(named(type)));
    }
    return mapper;
  }

  private static NamedType named(Class<?> type) {
    return new NamedType(type, type.getSimpleName());
  }

  private static List<Class<?>> leaves(Class<?> kind) {
    if (!kind.isSealed()) {
      return List.of(kind);
    }
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> permitted : kind.getPermittedSubclasses()) {
      leaves.addAll(leaves(permitted));
    }
    return leaves;
  }
}
