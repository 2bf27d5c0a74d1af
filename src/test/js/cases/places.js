// @ts-check
import { mayBeFor, nextBest } from "../../../../webroot/model/places.js";
import { equal, holds } from "../harness.js";
import { NOW } from "./rows.js";

const at = (/** @type {number} */ hours) => new Date(NOW + hours * 3_600_000).toISOString();

/** @param {string} key @param {any} [restriction] @returns {any} */
const slot = (key, restriction) => ({
  key,
  service: "s",
  kind: "INTAKE",
  allotment: "NEW_REFERRAL",
  free: 1,
  start: at(24),
  restriction,
});

const about = { ageClass: "35-49", insurer: "vgz" };
const unknown = { ageClass: "", insurer: "" };

export const cases = [
  holds("a place without limits is for everyone", () => equal(mayBeFor(slot("a"), about), true)),
  holds("a place for other ages, or for who is insured elsewhere, is not offered", () =>
    equal(
      [{ ageClasses: ["18-23", "24-34"] }, { insurers: ["cz"] }, { ageClasses: ["35-49"], insurers: ["vgz"] }].map(
        (limits) => mayBeFor(slot("a", limits), about),
      ),
      [false, false, true],
    )),
  holds("what is not known of the client excludes nothing", () =>
    equal(mayBeFor(slot("a", { ageClasses: ["18-23"], insurers: ["cz"] }), unknown), true)),
  holds("nor is it among the next best when another is lost", () =>
    equal(
      nextBest(
        [slot("young", { ageClasses: ["18-23"] }), slot("open"), slot("lost")],
        NOW,
        new Set(["s"]),
        "lost",
        about,
      ).map(({ key }) => key),
      ["open"],
    )),
];
