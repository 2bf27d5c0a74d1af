// @ts-check

/**
 * Rows of the boards of the transfertafel, and what is computed from them, as far as the pages read
 * them. A row leaves out what is null and what its reader may not see. Dates are ISO days, moments ISO
 * instants.
 *
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ domains: string[], mustHaves: string[] }} Complexity
 * @typedef {"CANDIDATE" | "SCREENED" | "CONSENT_ASKED" | "CONSENTED" | "OFFERED" | "ACCEPTED" | "CHOSEN" | "CONFIRMED"
 *   | "BOOKED" | "HANDED_OVER" | "DONE" | "CLOSED"} Stage
 *
 * @typedef {object} CaseRow someone who waits: one's own, another's with consent, or how many there are
 * @property {string} key
 * @property {"OWN" | "SHARED" | "COUNT"} kind
 * @property {Named} holder
 * @property {Named} [service]
 * @property {"INTAKE" | "TREATMENT"} [phase]
 * @property {string} [urgency]
 * @property {string} [careQuestion]
 * @property {string} [ageClass]
 * @property {string} [insurer]
 * @property {string} [municipality] of one's own
 * @property {string} [area] gemeente or coarser
 * @property {Complexity} [complexity]
 * @property {string} [since] of one's own
 * @property {string} [phaseSince] of one's own
 * @property {string} [sinceWeek] ISO week
 * @property {string} [phaseSinceWeek] ISO week
 * @property {string} [normOn]
 * @property {string} [targetOn]
 * @property {boolean | number} [overNorm] whether; of a count: how many
 * @property {boolean} [overTarget]
 * @property {boolean} [booked]
 * @property {{ id: string, stage: Stage }} [transfer]
 * @property {string} [onTheWay] the region to or from which they are on the way
 * @property {string} [closing] why it is proposed to close it
 * @property {{ confirmBy?: string, confirmedOn?: string, overdue: boolean }} [standing]
 * @property {{ on: string }} [informed] pointed to zorgbemiddeling
 * @property {string} [informBy]
 * @property {{ languages: string[], deliveries: string[], kmMax?: number, backup: boolean }} [wishes] of one's own, what was wished
 * @property {string[]} [linked] other positions of the same person
 * @property {number} [n] of a count; left out under the region's limit
 * @property {number} [version]
 *
 * @typedef {object} Ask one question to one receiver
 * @property {string} key
 * @property {Named} service
 * @property {Named} organization
 * @property {boolean} mine whether one's own organisation is asked
 * @property {"OPEN" | "ACCEPTED" | "DECLINED" | "LAPSED" | "WITHDRAWN" | "LOST"} state
 * @property {string} until
 * @property {string} [reason]
 * @property {boolean} fits whether it meets what the receiver publishes
 * @property {string[]} [misfits]
 * @property {{ id: string, start: string }} [slot]
 * @property {string} [answeredAt]
 * @property {Named} [representative] which organisation answered for the one that was asked
 *
 * @typedef {object} Due who must act until when, and what happens then
 * @property {"HOLDER" | "RECEIVER" | "TABLE" | "REFERRER" | "MUNICIPALITY" | "INSURER"} who
 * @property {string[]} [by] organisations; none for any of that kind
 * @property {boolean} mine
 * @property {string} act
 * @property {string} at
 * @property {"OVERDUE" | "LAPSES" | "PLACE_FREED"} then
 * @property {boolean} overdue
 *
 * @typedef {object} Escalation
 * @property {"LOCAL" | "REGION" | "OUTSIDE" | "INSURER"} step
 * @property {string} askedAt
 * @property {string} dueAt
 * @property {string} [answeredAt]
 * @property {string} [outcome]
 *
 * @typedef {object} Outside
 * @property {string} key of the crossing
 * @property {string} region the other one
 * @property {boolean} incoming whether they come from there
 * @property {boolean} onTheWay whether one of both regions does not know yet that they moved
 * @property {"ASKED" | "ACCEPTED" | "DEPARTING" | "DEPARTED" | "ENDED"} [state] of who leaves
 * @property {"ASKED" | "ACCEPTED" | "TAKEN" | "CONFIRMED" | "ENDED"} [arrival] of who comes
 * @property {string} [organization] that says yes there
 * @property {string} [service]
 * @property {string} [start] of the place kept
 * @property {"DECLINED" | "LAPSED" | "PLACE_LOST" | "NOT_ADMITTED" | "WITHDRAWN"} [end]
 * @property {string} [reason] code of the region that is asked
 *
 * @typedef {object} TransferRow
 * @property {string} key
 * @property {boolean} own whether one's organisation holds the case; of an administrator all are
 * @property {boolean} asked whether a question to one's organisation is in it
 * @property {"WAITING" | "STEP_UP" | "STEP_DOWN" | "OUTFLOW"} [kind]
 * @property {"GGZ" | "BASIC_GGZ" | "SOCIAL_DOMAIN"} [destination]
 * @property {Stage} [stage] not told to a receiver whose question is over
 * @property {Partial<Record<Stage, string>>} [entered]
 * @property {string} [position]
 * @property {string} [referral] to the practice that made it
 * @property {Named} [holder]
 * @property {Named} [service] where they wait or are in treatment, to the holder
 * @property {Partial<CaseRow>} [case]
 * @property {{ support: string[], ageClass: string, municipality: string }} [social]
 * @property {{ by: Named, actor?: string }} [proposal] `actor`: who did, to their own organisation
 * @property {{ outcome: string, by: Named, on: string }} [screening]
 * @property {{ scopes: string[], askedOn?: string, givenOn?: string, until?: string, state: string }} [consent]
 * @property {Ask[]} [asks]
 * @property {{ on: string }} [choice]
 * @property {"REFERRAL" | "INDICATION"} [needs]
 * @property {{ position?: string, slot: string, start?: string }} [booking]
 * @property {{ on: string }} [handOver]
 * @property {{ on: string }} [responsibility]
 * @property {number} [daysSaved]
 * @property {Due} [due]
 * @property {Escalation[]} [escalations]
 * @property {{ why: string, at: string }} [ending]
 * @property {Outside} [outside] to or from another region
 * @property {number} [version] to who is told of every change
 *
 * @typedef {object} Person someone at the table: a case, a transfer, or both
 * @property {string} key of the case, or of the transfer where there is no case
 * @property {CaseRow | null} row
 * @property {TransferRow | null} transfer
 * @property {Stage | null} stage null before any transfer
 *
 * @typedef {{ slot: string, start: string, service: Named, organization: Named }} Place
 * @typedef {object} Suggestion
 * @property {string} case
 * @property {string} [transfer]
 * @property {Place} place
 * @property {{ daysOverNorm?: number, daysSaved: number, km?: number }} why
 * @property {{ service: Named, organization: Named, start: string, reason: { code: string, obstacle?: string,
 *   case?: string, daysOverNorm?: number, km?: number } }[]} notNext
 * @typedef {{ case: string, opens?: { wish: string, place: Place } }} Without someone for whom there is no place, and
 *   the one wish that would open one
 * @typedef {{ at: string, rules?: { version: string, urgencyWeights: Record<string, number> }, items: Suggestion[], without: Without[] }} Suggestions
 *
 * @typedef {object} TransferFigures groups under the region's limit are left out
 * @property {string} asOf
 * @property {number} positions
 * @property {number} [people]
 * @property {number} [recognisedPercent]
 * @property {{ positions: number, people?: number }} [overNorm]
 * @property {Record<string, number>} [byStage]
 * @property {Record<string, number>} [ended]
 * @property {Record<string, number>} [byDestination]
 * @property {Record<"byKind" | "byStage" | "ended", Record<string, number>>} [inTreatment] those in treatment, in none of the three before
 * @property {Record<string, number>} [declinedByReason]
 * @property {{ total: number, n: number, mean?: number }} [daysSaved]
 * @property {{ step: string, n: number, meanWorkingHours?: number }[]} [leadTimes]
 * @property {{ organization: Named, asked?: number, fitting?: number, accepted?: number, declined?: number,
 *   meanResponseHours?: number }[]} [receivers]
 * @property {{ organization: Named, positions: number, confirmedPercent: number }[]} [upkeep] how well each keeps its list
 */

export {};
