// @ts-check
import { NO_QUESTION, addressOf, postcodeFrom, questionFrom } from "../../../../webroot/model/question.js";
import { equal, holds } from "../harness.js";

/** @param {string} address @param {any} [settings] */
const read = (address, settings) => questionFrom(new URLSearchParams(address), settings);

export const cases = [
  holds("a question comes back from its own address", () => {
    const question = {
      ...NO_QUESTION,
      careQuestion: "ANXIETY",
      ageClass: "75+",
      postcode: "9712",
      distanceKm: 0,
      insurer: "menzis",
      lifeDomains: /** @type {const} */ ("yes"),
      echelon: "BASIC",
      language: "ar",
      online: /** @type {const} */ ("also"),
      backup: true,
      withinNorm: true,
      sort: /** @type {const} */ ("distance"),
      service: "groningen-6",
    };
    equal(read(addressOf(question).toString()), question);
  }),
  holds("what is as usual is not in the address", () => equal(addressOf(NO_QUESTION).toString(), "")),
  holds("a link prefills the question, over the practice's settings", () => {
    equal(read("zorgvraag=anxiety&leeftijd=35-49&postcode=9712%20AB", { postcode: "9901", insurer: "cz" }), {
      ...NO_QUESTION,
      careQuestion: "ANXIETY",
      ageClass: "35-49",
      postcode: "9712",
      insurer: "cz",
    });
  }),
  holds("what the practice has set and someone emptied stays empty in the link", () => {
    const address = addressOf({ ...NO_QUESTION, insurer: "" }, { insurer: "cz" });
    equal(read(address.toString(), { insurer: "cz" }).insurer, "");
  }),
  holds("nonsense in the address is left out", () =>
    equal(read("afstand=ver&volgorde=x&online=ja&postcode=0123"), NO_QUESTION),
  ),
  holds("a postcode is its four digits", () =>
    equal(["9712", "9712 AB", "97 12", "0971", "971"].map(postcodeFrom), ["9712", "9712", "9712", "", ""]),
  ),
];
