// @ts-check

const DAY_MS = 86_400_000;

/** @param {string} date yyyy-MM-dd */
const utc = (date) => Date.parse(`${date}T00:00:00Z`);

/** @param {string} date yyyy-MM-dd @param {number} days */
export const plusDays = (date, days) => new Date(utc(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Calendar days from one date to another. @param {string} from @param {string} to */
export const daysBetween = (from, to) => Math.round((utc(to) - utc(from)) / DAY_MS);

/** The Monday of its week. @param {string} date */
export const mondayOf = (date) => plusDays(date, -((new Date(utc(date)).getUTCDay() + 6) % 7));

/** ISO 8601 week number. @param {string} date */
export function weekOf(date) {
  const thursday = plusDays(mondayOf(date), 3);
  const first = `${thursday.slice(0, 4)}-01-01`;
  return Math.floor(daysBetween(first, thursday) / 7) + 1;
}

/** Days and times as people write them, in one language and one time zone. */
export class Calendar {
  /** @type {Map<string, Intl.DateTimeFormat>} */
  #formats = new Map();

  /**
   * @param {"nl" | "en"} language
   * @param {string} zone IANA time zone of the region
   */
  constructor(language, zone) {
    this.language = language;
    this.zone = zone;
  }

  /** The date of an instant here, yyyy-MM-dd. @param {string | number} instant */
  date(instant) {
    return this.#format("date", "en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format(
      new Date(instant),
    );
  }

  /** "10:30". @param {string | number} instant */
  time(instant) {
    return this.#format("time", "en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
  }

  /** "14:32:07". @param {string | number} instant */
  second(instant) {
    return this.#format("second", "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    }).format(new Date(instant));
  }

  /** "di 1 dec", of an instant or a date. @param {string | number} when */
  day(when) {
    return this.#ofDay("day", when, { weekday: "short", day: "numeric", month: "short" });
  }

  /** "1 februari", with the year when it is another than that of `today`. @param {string} when @param {string} [today] */
  longDate(when, today) {
    const year = today !== undefined && this.#dateOf(when).slice(0, 4) !== today.slice(0, 4);
    return this.#ofDay(year ? "dateYear" : "dateLong", when, {
      day: "numeric",
      month: "long",
      ...(year ? { year: "numeric" } : {}),
    });
  }

  /** "1 dec", with the year when it is another than that of `today`. @param {string} when @param {string} today */
  shortDate(when, today) {
    const year = this.#dateOf(when).slice(0, 4) !== today.slice(0, 4);
    return this.#ofDay(year ? "shortYear" : "short", when, {
      day: "numeric",
      month: "short",
      ...(year ? { year: "numeric" } : {}),
    });
  }

  /** "dinsdag 1 december 2026". @param {string | number} when */
  fullDay(when) {
    return this.#ofDay("full", when, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  /** "di". @param {string} date */
  weekday(date) {
    return this.#ofDay("weekday", date, { weekday: "short" });
  }

  /** "di 1 dec 10:30". @param {string | number} instant */
  moment(instant) {
    return `${this.day(instant)} ${this.time(instant)}`;
  }

  /** Calendar days between two instants or dates. @param {string | number} from @param {string | number} to */
  days(from, to) {
    return daysBetween(this.#dateOf(from), this.#dateOf(to));
  }

  /**
   * The instant at which a clock here shows `time` on `date`; the later one when it is shown twice.
   *
   * @param {string} date yyyy-MM-dd
   * @param {string} time HH:mm
   */
  instant(date, time) {
    const wanted = Date.parse(`${date}T${time}:00Z`);
    let guess = wanted;
    for (let i = 0; i < 3; i++) {
      const shown = Date.parse(`${this.date(guess)}T${this.time(guess)}:00Z`);
      if (shown === wanted) break;
      guess += wanted - shown;
    }
    return new Date(guess).toISOString();
  }

  /** @param {string | number} when */
  #dateOf(when) {
    return isDate(when) ? /** @type {string} */ (when) : this.date(when);
  }

  /** @param {string} name @param {string | number} when @param {Intl.DateTimeFormatOptions} options */
  #ofDay(name, when, options) {
    const locale = this.language === "nl" ? "nl-NL" : "en-GB";
    const date = isDate(when);
    const format = this.#format(name + (date ? "Date" : ""), locale, options, date ? "UTC" : this.zone);
    return format.format(date ? utc(/** @type {string} */ (when)) : new Date(when)).replace(",", "");
  }

  /** @param {string} name @param {string} locale @param {Intl.DateTimeFormatOptions} options @param {string} [zone] */
  #format(name, locale, options, zone = this.zone) {
    let format = this.#formats.get(name);
    if (!format) {
      format = new Intl.DateTimeFormat(locale, { hourCycle: "h23", timeZone: zone, ...options });
      this.#formats.set(name, format);
    }
    return format;
  }
}

/** @param {string | number} when */
const isDate = (when) => typeof when === "string" && when.length === 10;
