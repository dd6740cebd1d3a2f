import type { Database } from "../store/database.js";

/** Who may log in: e-mail and hashed password of a user. They stand apart from the users, so that no answer can carry them. */
export class Credentials {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whoever else has the e-mail is no user any more: those are told apart by theirs. */
  set(user: string, email: string, passwordHash: string): void {
    this.#database.run("DELETE FROM credential WHERE email = ? AND user <> ?", email, user);
    this.#database.run(
      `INSERT INTO credential (user, email, password) VALUES (?, ?, ?)
       ON CONFLICT (user) DO UPDATE SET email = excluded.email, password = excluded.password`,
      user,
      email,
      passwordHash,
    );
  }

  /** Nothing happens for a user without a password. */
  setEmail(user: string, email: string): void {
    this.#database.run("DELETE FROM credential WHERE email = ? AND user <> ?", email, user);
    this.#database.run("UPDATE credential SET email = ? WHERE user = ?", email, user);
  }

  find(email: string): { user: string; passwordHash: string } | undefined {
    const row = this.#database.get("SELECT user, password FROM credential WHERE email = ?", email);
    return row && { user: String(row.user), passwordHash: String(row.password) };
  }

  removeAllBut(user: string): void {
    this.#database.run("DELETE FROM credential WHERE user <> ?", user);
  }
}
