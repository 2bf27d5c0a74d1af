package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingCommand.MakeReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Referrals: made or registered, seen, refused, withdrawn, and their letters. */
final class ReferralRoutes {

  private final Supplier<PersonToken> persons;
  private final InstantSource clock;

  ReferralRoutes(Operations on, Supplier<PersonToken> persons, InstantSource clock) {
    this.persons = persons;
    this.clock = clock;
    on.on("makeReferral", Permission.REFER, this::make);
    on.on("listReferrals", Permission.SEE_REFERRALS, ReferralRoutes::list);
    on.on("getReferral", Permission.SEE_REFERRALS, ReferralRoutes::get);
    on.on("receiveLetter", Permission.ANSWER_REFERRALS, ReferralRoutes::receiveLetter);
    on.on("refuseReferral", Permission.ANSWER_REFERRALS, ReferralRoutes::refuse);
    on.on("withdrawReferral", Permission.REFER, ReferralRoutes::withdraw);
  }

  private Future<Reply> make(Call call) {
    ReferralBody body = call.body(ReferralBody.class);
    RequestFields fields = call.body(RequestFields.class);
    OrganizationId by = call.by();
    PersonToken person = body.person() == null ? persons.get() : body.person();
    Instant now = clock.instant();
    return call.read(grid -> today(grid.region(), now))
        .compose(
            today ->
                call.submit(
                    new MakeReferral(
                        body.service(),
                        fields.request(),
                        fields.referrer(),
                        call.principal().role() == Role.GP ? by : body.practice(),
                        body.madeOn() == null ? today : body.madeOn(),
                        person,
                        by)))
        .map(ReferralRoutes::made);
  }

  /** Which day it is where the region is. */
  private static LocalDate today(Region region, Instant now) {
    RegionConfig config = region.partners().config();
    return LocalDate.ofInstant(now, config == null ? ZoneOffset.UTC : config.timeZone());
  }

  private static Reply made(Answer.Accepted done) {
    ReferralMade made = Objects.requireNonNull(Events.first(done, ReferralMade.class), "referral");
    return Reply.created(
        Wire.object()
            .put("referral", made.referral().value())
            .put("code", made.code().value())
            .put("position", made.position().value()));
  }

  private static Future<Reply> list(Call call) {
    return call.read(grid -> grid.board(View.REFERRALS, call.mask()).rows())
        .map(rows -> new Reply(200, Rows.array(rows), java.util.Map.of()));
  }

  private static Future<Reply> get(Call call) {
    return call.read(
        grid -> {
          Referral referral = find(call, grid.region());
          EncodedRow row =
              referral == null
                  ? null
                  : Rows.find(
                      grid.board(View.REFERRALS, call.mask()).rows(), referral.id().value());
          if (referral == null || row == null) {
            throw unknown(call);
          }
          return Rows.reply(row, referral.version());
        });
  }

  /** By its id or by its verwijscode, which no id looks like. */
  private static @Nullable Referral find(Call call, Region region) {
    Referral byId = region.waiting().referral(call.id(ReferralId::new));
    if (byId != null) {
      return byId;
    }
    try {
      return region.waiting().referral(Verwijscode.parse(call.path("id")));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ProblemException unknown(Call call) {
    return new ProblemException(
        Problem.of(404, "not-found", "No such referral", "referral: " + call.path("id")));
  }

  private static Future<Reply> receiveLetter(Call call) {
    return change(call, id -> new ReceiveLetter(id, call.by()));
  }

  private static Future<Reply> refuse(Call call) {
    RefusalReason reason = call.body(RefuseBody.class).reason();
    return change(call, id -> new RefuseReferral(id, reason, call.by()));
  }

  private static Future<Reply> withdraw(Call call) {
    return change(call, id -> new WithdrawReferral(id, call.by()));
  }

  private static Future<Reply> change(
      Call call, java.util.function.Function<ReferralId, Command> command) {
    return call.read(grid -> find(call, grid.region()))
        .compose(
            referral -> {
              if (referral == null) {
                throw unknown(call);
              }
              return call.submit(command.apply(referral.id()));
            })
        .map(done -> Reply.nothing());
  }

  /** As the contract has a referral, beside what is asked for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record ReferralBody(
      HealthcareServiceId service,
      @Nullable OrganizationId practice,
      @Nullable LocalDate madeOn,
      @Nullable PersonToken person) {}

  private record RefuseBody(RefusalReason reason) {}
}
