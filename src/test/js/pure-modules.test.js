// @ts-check
import { test } from "node:test";
import { cases } from "./all-cases.js";

for (const { name, run } of cases) test(name, run);
