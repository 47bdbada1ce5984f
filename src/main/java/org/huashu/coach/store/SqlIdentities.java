package org.huashu.coach.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.CompanySignIns;
import org.huashu.coach.account.Identities;
import org.jdbi.v3.core.Jdbi;

/** Identities and sign-ins that are under way, as rows. */
final class SqlIdentities implements Identities, CompanySignIns {

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlIdentities(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public Optional<String> account(Identity identity) {
    return SqlStore.read(readers,
        handle -> handle
            .select("SELECT account FROM account_identity WHERE issuer = ? AND subject = ?",
                identity.issuer(), identity.subject())
            .mapTo(String.class)
            .findOne());
  }

  @Override
  public List<Identity> of(String account) {
    return SqlStore.read(readers,
        handle -> handle
            .select("SELECT issuer, subject FROM account_identity WHERE account = ? "
                + "ORDER BY issuer, subject", account)
            .map((row, _) -> new Identity(row.getString(1), row.getString(2)))
            .list());
  }

  @Override
  public boolean link(Identity identity, String account, Instant at) {
    return commits.call(handle -> handle.execute(
        "INSERT INTO account_identity (issuer, subject, account, linked_at) "
            + "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        identity.issuer(), identity.subject(), account, SqlJournal.moment(at)) == 1);
  }

  @Override
  public int unlink(String account) {
    return commits.call(
        handle -> handle.execute("DELETE FROM account_identity WHERE account = ?", account));
  }

  @Override
  public void add(Pending pending, Instant now) {
    var _ = commits.call(handle -> {
      handle.execute("DELETE FROM company_sign_in WHERE expires_at < ?",
          SqlJournal.moment(now));
      return handle.execute("INSERT INTO company_sign_in "
          + "(id, visit, nonce, verifier, next, link_to, expires_at) "
          + "VALUES (?, ?, ?, ?, ?, ?, ?)", pending.id(), pending.visit(), pending.nonce(),
          pending.verifier(), pending.next(), pending.linkTo(),
          SqlJournal.moment(pending.expiresAt()));
    });
  }

  @Override
  public Optional<Pending> take(String id) {
    // Read and taken away in one transaction: of two that come with it, one is late.
    return commits.call(handle -> {
      Optional<Pending> pending = handle
          .select("SELECT id, visit, nonce, verifier, next, link_to, expires_at "
              + "FROM company_sign_in WHERE id = ?", id)
          .map((row, _) -> new Pending(row.getString(1), row.getString(2), row.getString(3),
              row.getString(4), row.getString(5), row.getString(6),
              Instant.parse(row.getString(7))))
          .findOne();
      handle.execute("DELETE FROM company_sign_in WHERE id = ?", id);
      return pending;
    });
  }
}
