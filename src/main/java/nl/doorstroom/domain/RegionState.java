package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportStep;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link Region} knows after the fact at {@code position}, as values: what a snapshot
 * holds. Two regions with equal states answer every command alike.
 *
 * @param ids how many ids have been given out
 */
public record RegionState(
    RegionId region,
    long position,
    @Nullable Instant lastAt,
    long ids,
    @Nullable RegionConfig config,
    @Nullable LocalDate today,
    List<Organization> organizations,
    List<Location> locations,
    List<HealthcareService> services,
    List<AdmissionStop> stops,
    List<Slot> slots,
    List<Referral> referrals,
    List<WaitingPosition> positions,
    List<Schedule> schedules,
    List<Clearing> clearings,
    List<Import> imports,
    List<ImportStep> importSteps,
    List<Offering> offerings,
    List<Feed> feeds,
    List<Measure> measures,
    List<Transfer> transfers,
    List<MediationRequest> mediations,
    List<Meeting> meetings,
    List<Arrival> arrivals,
    List<Receipt> receipts) {}
