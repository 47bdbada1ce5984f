package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Invitations;
import org.huashu.coach.account.Role;
import org.jdbi.v3.core.Jdbi;

/** Invitations as rows; the roles as lines of {@code role shop}. */
final class SqlInvitations implements Invitations {

  private static final String INSERT = "INSERT INTO invitation "
      + "(id, name, display, grants, reset, author, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static final String SELECT =
      "SELECT id, name, display, grants, reset, author, expires_at FROM invitation ";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlInvitations(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public void add(Invitation invitation) {
    var _ = commits.call(handle -> {
      handle.execute("DELETE FROM invitation WHERE name = ?", invitation.name());
      return handle.execute(INSERT, invitation.id(), invitation.name(), invitation.display(),
          lines(invitation.grants()), invitation.reset() ? 1 : 0, invitation.by(),
          invitation.expiresAt().toString());
    });
  }

  @Override
  public Optional<Invitation> find(String id) {
    return SqlStore.read(readers, handle -> handle.select(SELECT + "WHERE id = ?", id)
        .map((row, _) -> invitation(row))
        .findOne());
  }

  @Override
  public List<Invitation> open(Instant now) {
    return SqlStore.read(readers, handle -> handle.select(SELECT + "ORDER BY name")
        .map((row, _) -> invitation(row))
        .list())
        .stream()
        .filter(invitation -> now.isBefore(invitation.expiresAt()))
        .toList();
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(row.getString(1), row.getString(2), row.getString(3),
        grants(row.getString(4)), row.getInt(5) != 0, row.getString(6),
        Instant.parse(row.getString(7)));
  }

  @Override
  public boolean use(String id) {
    return commits
        .call(handle -> handle.execute("DELETE FROM invitation WHERE id = ?", id) == 1);
  }

  private static String lines(SortedSet<Grant> grants) {
    return grants.stream()
        .map(grant -> grant.role().wireName() + " " + grant.shop())
        .collect(Collectors.joining("\n"));
  }

  private static SortedSet<Grant> grants(String lines) {
    SortedSet<Grant> grants = new TreeSet<>();
    lines.lines().forEach(line -> {
      int space = line.indexOf(' ');
      Role.of(line.substring(0, space))
          .ifPresent(role -> grants.add(new Grant(role, line.substring(space + 1))));
    });
    return grants;
  }
}
