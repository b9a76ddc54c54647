/** Vitess's rules, read from db/vschema.json; and a watcher that no statement of a test gets by. */
import type { OperationNode, TableNode } from "kysely";
import vschema from "../../db/vschema.json" with { type: "json" };
import type { Watcher } from "../../db/watched.ts";

interface Keyspace {
  sharded: boolean;
  tables: Record<string, { column_vindexes?: { column: string }[] }>;
}

const KEYSPACES: Record<string, Keyspace> = vschema.keyspaces;

/** Every table of every keyspace; one that stands in two of them twice. */
export function tablesOfKeyspaces(): string[] {
  return Object.values(KEYSPACES).flatMap(({ tables }) => Object.keys(tables));
}

function keyspaceOf(table: string): string | undefined {
  return Object.keys(KEYSPACES).find((name) => KEYSPACES[name]?.tables[table]);
}

/** The column that says on which shard a row lies; undefined for a table that is on one server. */
export function shardKeyOf(table: string): string | undefined {
  const keyspace = KEYSPACES[keyspaceOf(table) ?? ""];
  return keyspace?.sharded ? keyspace.tables[table]?.column_vindexes?.[0]?.column : undefined;
}

/** Throws at the statement by which a transaction, or the statement itself, spans two keyspaces. */
export function withinKeyspaces(inner: Watcher = {}): Watcher {
  const transactions = new Map<object, Set<string>>();
  return {
    ...inner,
    before(statement, query, connection) {
      if (statement === "begin") transactions.set(connection, new Set());
      else if (statement === "commit" || statement === "rollback") transactions.delete(connection);
      else if (query) {
        const touched = transactions.get(connection) ?? new Set();
        for (const keyspace of keyspacesIn(query.query)) touched.add(keyspace);
        if (touched.size > 1) throw new KeyspaceBreach([...touched], statement);
      }
      return inner.before?.(statement, query, connection);
    },
  };
}

export class KeyspaceBreach extends Error {
  override name = "KeyspaceBreach";
  constructor(keyspaces: string[], statement: string) {
    super(`${keyspaces.join(" and ")} in one transaction: ${statement}`);
  }
}

/** What builds tables is sent to each keyspace by whoever migrates. */
const STATEMENTS = ["SelectQueryNode", "InsertQueryNode", "UpdateQueryNode", "DeleteQueryNode"];

function keyspacesIn(root: OperationNode): string[] {
  if (!STATEMENTS.includes(root.kind)) return [];
  // SQLite's own tables and those of the migrations have no keyspace.
  return tablesIn(root).flatMap((table) => keyspaceOf(table) ?? []);
}

function tablesIn(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  if (isTable(node)) return [node.table.identifier.name];
  return Object.values(node).flatMap(tablesIn);
}

function isTable(node: object): node is TableNode {
  return "kind" in node && node.kind === "TableNode";
}
