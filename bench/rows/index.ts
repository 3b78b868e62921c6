import type { Row } from "../row";
import { fleet } from "./fleet";
import { invokes } from "./invokes";
import { largeLookup, sharedLookups, smallLookups } from "./lookups";
import { pins } from "./pins";
import { pluginPins } from "./plugin-pins";
import { importCost, memory } from "./processes";
import { previews } from "./previews";
import { reportPage } from "./report-page";
import { selection } from "./selection";
import { firstLookup, pluginStart } from "./start-up";
import { tables } from "./tables";

/** All rows of the table, in order. Each function starts its own server and can run alone. */
export const rows: Readonly<Record<string, (repetitions: number) => Promise<Row[]>>> = {
  smallLookups,
  largeLookup,
  sharedLookups,
  selection,
  memory,
  pins,
  pluginPins,
  invokes,
  importCost,
  firstLookup,
  pluginStart,
  previews,
  tables,
  fleet,
  reportPage,
};
