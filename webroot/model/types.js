// @ts-check

/**
 * Rows as the boards send them, as far as the pages read them. Fields that may be unknown are
 * optional: a row leaves out what is null.
 *
 * @typedef {{ n?: number, under?: number }} Count
 * @typedef {{ days?: number, n?: number, under?: number, asOf: string, note?: string }} Wait
 * @typedef {{ first?: string, third?: string, free: number, weeks: number[], weeksOnline: number[] }} Places
 * @typedef {{ id: string, reason: string, announcedOn: string, from: string, until?: string, note?: string,
 *   careQuestions: string[], ageClasses: string[], insurers: string[], total: boolean, holds: boolean }} Stop
 *
 * @typedef {object} WaitsRow
 * @property {string} key
 * @property {{ id: string, name: string, kind: string }} organization
 * @property {{ id: string, name: string, place?: string, municipality?: string, postcode?: string,
 *   latitude?: number, longitude?: number }} location
 * @property {string} name
 * @property {string} category
 * @property {string[]} careQuestions
 * @property {string[]} echelons
 * @property {string[]} ageClasses
 * @property {string[]} languages
 * @property {string[]} deliveries
 * @property {string[]} [insurers]
 * @property {boolean} waitingListFirst
 * @property {string} [note]
 * @property {"OWN" | "BY_AGREEMENT" | "NONE"} [backupCare] who is there out of hours; left out when not declared
 * @property {string[]} [meets] must-haves that it says it can meet; left out when not declared
 * @property {boolean} archive
 * @property {Stop[]} stops
 * @property {Record<string, Places>} places
 * @property {{ third?: string }} [treatmentPlaces]
 * @property {string} firstWeek
 * @property {string} horizon
 * @property {Record<string, Wait>} computed
 * @property {Record<string, Wait>} reported
 * @property {Record<string, number>} [norms]
 * @property {Record<string, any>} [waiting]
 * @property {string} confirmedAt
 * @property {string} staleAt
 * @property {string} withdrawnAt
 * @property {number} [confirmWithin] working hours in which a claim has to be confirmed
 * @property {{ source?: string, checked: string, changed: string }} [clocks]
 * @property {Capacity} [capacity]
 * @property {{ id: string, kind: string, from: string, perWeek?: number, weeksShorter?: number, endedOn?: string }[]} [measures]
 * @property {Record<string, number>} [division] percent
 * @property {boolean} [divisionOfRegion]
 * @property {{ to: string, workingDays: number }[]} [releaseRules] for whom what is left opens up, and when
 * @property {{ filled: Share, lost: Share, noShow: Share, publishToClaim?: { days: number, n: number },
 *   region?: { intakeDays: number, n: number } }} [gives]
 * @property {number} [version]
 *
 * @typedef {{ n: number, of: number }} Share
 * @typedef {{ state: "ROOM" | "LIMITED" | "FULL" | "ASSESSMENT_NEEDED" | "CLOSED_UNTIL", perWeek?: number,
 *   couldOpen?: number, validUntil: string, closedUntil?: string }} Capacity
 * @typedef {{ claim: string, position?: string, at?: string, outcome?: string, code?: string, byName?: string,
 *   confirmBy?: string, toMove?: boolean }} Claim `confirmBy`: until when it has to be confirmed
 * @typedef {{ organizations?: string[], referrerTypes?: string[], insurers?: string[], ageClasses?: string[],
 *   urgencies?: string[] }} Restriction
 *
 * @typedef {object} SlotRow
 * @property {string} key
 * @property {string} service
 * @property {string} serviceName
 * @property {string} organization
 * @property {string} kind
 * @property {string} start
 * @property {string} end
 * @property {number} capacity
 * @property {number} free
 * @property {string} allotment
 * @property {string} delivery
 * @property {number} [version]
 * @property {number} [held]
 * @property {{ hold: string, kind: string, until: string, by?: string }[]} [holds]
 * @property {Claim[]} [claims]
 * @property {string} [schedule] the agenda it stands in, by id
 * @property {string} [scheduleCode]
 * @property {Restriction} [restriction]
 * @property {{ at: string, allotment: string }[]} [releases] for whom what is left will be, and when
 * @property {string} [override] why the checks were passed over
 * @property {boolean} [lastMinute]
 * @property {string} [offering] the one that runs
 * @property {string} [blocked] why nothing of it can be taken though it stands
 * @property {Claim[]} [cancelled] before the start
 * @property {string} [freedAt]
 * @property {"FREE" | "HELD" | "TAKEN" | "STARTED" | "WITHDRAWN"} state
 *
 * @typedef {object} ReferralRow
 * @property {string} key
 * @property {string} code
 * @property {{ id: string, name: string }} [by]
 * @property {string} service
 * @property {string} serviceName
 * @property {string} organizationName
 * @property {string} [locationName]
 * @property {string} careQuestion
 * @property {string} urgency
 * @property {string} ageClass
 * @property {string} madeOn
 * @property {string} registeredAt
 * @property {string} state
 * @property {{ slot: string, claim: string, start: string, end: string, delivery: string }} [place]
 * @property {string} [normOn]
 * @property {{ received: boolean, receivedAt?: string, warnAt?: string, dueAt?: string, overdue?: boolean }} [letter]
 * @property {string} [refused]
 * @property {string} [closed]
 * @property {{ reason?: string, practitionerAbsent: boolean }} [returned] why a place that was taken is none any more
 * @property {string} [confirmBy] until when the place has to be confirmed
 * @property {boolean} [toMove] whether the place cannot be kept
 * @property {number} [version]
 *
 * @typedef {object} PositionRow
 * @property {string} key
 * @property {string} service
 * @property {string} serviceName
 * @property {"INTAKE" | "TREATMENT"} phase
 * @property {string} urgency
 * @property {string} careQuestion
 * @property {string} ageClass
 * @property {{ domains: string[], mustHaves: string[] }} complexity
 * @property {string} since
 * @property {string} phaseSince
 * @property {string} [intakeOn]
 * @property {string} [normOn]
 * @property {string} [targetOn]
 * @property {boolean} overNorm
 * @property {boolean} overTarget
 * @property {{ slot: string, claim: string, start: string }} [booking]
 * @property {string} [code]
 * @property {boolean} open
 * @property {boolean} [toMove]
 * @property {boolean} [firstRight]
 * @property {number} version
 *
 * @typedef {object} ScheduleRow
 * @property {string} key
 * @property {string} code
 * @property {string} organization
 * @property {string} location
 * @property {string} locationName
 * @property {number} capacity
 * @property {boolean} active
 * @property {number} slots
 * @property {{ id: string, from: string, to: string, reason: string, withdrawn: number, toMove: number, undoable: boolean }[]} cleared
 * @property {number} version
 *
 * @typedef {object} OfferingRow
 * @property {string} key
 * @property {string} slot
 * @property {string} service
 * @property {string} serviceName
 * @property {string} start
 * @property {string} state
 * @property {{ offer: string, position: string, until: string, state: string }[]} offers
 *
 * @typedef {object} FeedRow
 * @property {string} key
 * @property {string} code
 * @property {string} kind
 * @property {string} organization
 * @property {number} intervalMinutes within how long it reports again
 * @property {string[]} services of which it tells
 * @property {string} [reportedAt]
 * @property {string} [sourceAt] when what it last brought was true at the source
 * @property {string} dueAt when it is missed
 * @property {boolean} stopped
 * @property {string} [stoppedAt]
 * @property {number} version
 *
 * @typedef {{ key: string, at: string, type: string, mine: boolean }} ActivityRow
 */

export {};
