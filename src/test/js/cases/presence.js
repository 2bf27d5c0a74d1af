// @ts-check
import { GRACE_MS, IDLE_MS } from "../../../../webroot/live/presence.js";
import { lookerWords } from "../../../../webroot/model/lookers.js";
import { speak } from "../../../../webroot/words/say.js";
import { equal, holds } from "../harness.js";
import { live } from "../world.js";

const PANEL = {};
const BRUG = { organization: { id: "brug", name: "De Brugwachter" }, people: 1, working: false };
const TABLE = { role: "TABLE_MEMBER", people: 2, working: false };

/** A world where a case is looked at. */
async function looking() {
  const { world } = await live();
  const { presence } = world.connection;
  presence.look(PANEL, "groningen", "k1", false);
  return { world, presence };
}

/** @param {import("../world.js").World} world @param {any[]} who @param {string} [about] */
const tell = (world, who, about = "k1") => world.connection.receive({ op: "lookers", region: "groningen", about, who });

/** @param {import("../../../../webroot/live/presence.js").Presence} presence */
const shown = (presence) => presence.lookers.who.map(({ organization, role, working }) => `${organization?.id ?? role}${working ? " works" : ""}`);

export const cases = [
  holds("what is looked at is said once, and again after a loss", async () => {
    const { world, presence } = await looking();
    presence.look(PANEL, "groningen", "k1", false);
    equal(world.socket.sent.slice(1), [{ op: "look", region: "groningen", about: "k1", working: false }]);
    presence.look(PANEL, "groningen", "k1", true);
    equal(world.socket.sent.length, 3);
    world.socket.onclose();
    await world.pass(400);
    equal(world.socket.sent, []);
    world.socket.onopen();
    equal(world.socket.sent.pop(), { op: "look", region: "groningen", about: "k1", working: true });
  }),
  holds("who left first does not end what another part of the page looks at", async () => {
    const { world, presence } = await looking();
    presence.look({}, "groningen", "k2", false);
    presence.leave(PANEL);
    equal(world.socket.sent.pop().about, "k2");
  }),
  holds("leaving is said, and nobody is known any more", async () => {
    const { world, presence } = await looking();
    tell(world, [BRUG]);
    equal(shown(presence), ["brug"]);
    presence.leave(PANEL);
    equal([world.socket.sent.pop(), shown(presence)], [{ op: "look" }, []]);
    tell(world, [BRUG]);
    equal(shown(presence), []);
  }),
  holds("what was told of another case is not shown", async () => {
    const { world, presence } = await looking();
    tell(world, [BRUG]);
    presence.look(PANEL, "groningen", "k2", false);
    equal(shown(presence), []);
    tell(world, [BRUG], "k1");
    equal(shown(presence), []);
    tell(world, [TABLE], "k2");
    equal(shown(presence), ["TABLE_MEMBER"]);
  }),
  holds("who goes and comes back within a few seconds never went", async () => {
    const { world, presence } = await looking();
    tell(world, [BRUG, TABLE]);
    tell(world, [TABLE]);
    await world.pass(GRACE_MS - 1);
    equal(shown(presence), ["TABLE_MEMBER", "brug"]);
    tell(world, [BRUG, TABLE]);
    await world.pass(GRACE_MS);
    equal(shown(presence), ["brug", "TABLE_MEMBER"]);
    tell(world, []);
    let changed = 0;
    world.connection.addEventListener("changed", () => changed++);
    await world.pass(GRACE_MS);
    equal([shown(presence), changed], [[], 1]);
  }),
  holds("who works on it comes first, and still does for a few seconds after", async () => {
    const { world, presence } = await looking();
    tell(world, [{ ...TABLE, working: true }, BRUG]);
    tell(world, [BRUG, TABLE]);
    equal(shown(presence), ["TABLE_MEMBER works", "brug"]);
    await world.pass(GRACE_MS);
    equal(shown(presence), ["brug", "TABLE_MEMBER"]);
  }),
  holds("without a socket nobody is known", async () => {
    const { world, presence } = await looking();
    tell(world, [BRUG]);
    world.socket.onclose();
    await world.pass(GRACE_MS);
    equal(shown(presence), []);
  }),
  holds("a page out of sight, or untouched for long, does not look", async () => {
    const { world, presence } = await looking();
    presence.seen(false);
    equal(world.socket.sent.pop(), { op: "look" });
    presence.seen(true);
    equal(world.socket.sent.pop().about, "k1");
    for (let passed = 0; passed < IDLE_MS; passed += 4_000) {
      await world.pass(4_000);
      world.connection.receive({ op: "tick", at: new Date(world.time).toISOString(), regions: {} });
    }
    equal(world.socket.sent.filter((/** @type {any} */ { op }) => op === "look").pop(), { op: "look" });
    presence.stirred();
    equal(world.socket.sent.pop().about, "k1");
  }),
  holds("who else looks and who works on it is a sentence each", () => {
    speak("nl");
    equal(lookerWords({ who: [BRUG], more: 0 }, "own"), {
      working: "",
      looking: "Ook De Brugwachter kijkt hier nu naar.",
    });
    const working = { ...BRUG, people: 2, working: true };
    equal(lookerWords({ who: [working, TABLE], more: 1 }, "own"), {
      working: "De Brugwachter werkt hier nu aan.",
      looking: "Ook 2 mensen van de transfertafel en nog een organisatie kijken hier nu naar.",
    });
    equal(lookerWords({ who: [working], more: 0 }, "brug").working, "Een collega werkt hier nu aan.");
    equal(lookerWords({ who: [{ ...BRUG, people: 2 }], more: 0 }, "brug").looking, "Ook 2 collega's kijken hier nu naar.");
  }),
];
