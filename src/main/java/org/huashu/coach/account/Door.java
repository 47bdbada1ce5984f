package org.huashu.coach.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.AuditLog.Deed;
import org.huashu.coach.account.Invitations.Invitation;
import org.huashu.coach.account.Sessions.Session;

/**
 * The way in and out: sign-in, sessions, invitations. A session ends two hours after the last
 * request and twelve hours after the sign-in. Safe for use by many threads.
 */
public final class Door {

  /** How long a session lasts without a request. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long an invitation holds. */
  public static final Duration INVITED = Duration.ofDays(7);

  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
  private static final int MOST_CHARS = 400;

  private final Parts parts;
  private final SignInLimit limit;

  /** What it works with. */
  public record Parts(Accounts accounts, Sessions sessions, Invitations invitations,
      AuditLog audit, Passwords passwords, InstantSource clock) {}

  /** Somebody inside: the account as it is now, and the session. */
  public record Entered(Account account, Session session) {}

  /** What became of a sign-in. */
  public sealed interface Outcome {
    /** It worked; the token goes to the browser, and nowhere else. */
    record In(Account account, String token) implements Outcome {}

    /** No such account, a wrong password, or a disabled account: nobody is told which. */
    record Refused() implements Outcome {}

    /** Too many tries. */
    record Wait(Duration rest) implements Outcome {}
  }

  /** A door with these parts. */
  public Door(Parts parts) {
    this.parts = parts;
    this.limit = new SignInLimit(parts.clock());
  }

  /** Whether there is anybody who could sign in. */
  public boolean anybody() {
    return parts.accounts().any();
  }

  /** Signs somebody in by password; takes as long whether the name is known or not. */
  public Outcome signIn(String typed, String password, String address) {
    String name = Account.folded(typed);
    if (name.length() > MOST_CHARS || password.length() > MOST_CHARS) {
      return new Outcome.Refused();
    }
    Optional<Duration> wait = limit.refusal(name, address);
    if (wait.isPresent()) {
      return new Outcome.Wait(wait.get());
    }
    boolean fits = parts.passwords().fits(password, parts.accounts().password(name));
    Optional<Account> account = parts.accounts().find(name).filter(it -> fits && !it.disabled());
    if (account.isEmpty()) {
      limit.failed(name, address);
      parts.audit()
          .add(new Deed(parts.clock().instant(), name, "sign-in.refused", name, "",
              address));
      return new Outcome.Refused();
    }
    limit.succeeded(name, address);
    return new Outcome.In(account.get(), open(account.get(), address));
  }

  /** Opens a session for an account that somebody has proved to be: a new token each time. */
  public String open(Account account, String address) {
    Instant now = parts.clock().instant();
    String token = Tokens.fresh();
    parts.sessions().add(new Session(Tokens.id(token), account.name(), now, now, address));
    parts.accounts().signedIn(account.name(), now);
    parts.audit().add(new Deed(now, account.name(), "sign-in", account.name(), "", address));
    return token;
  }

  /** Who holds this token; empty when its session is over, or the account is disabled. */
  public Optional<Entered> enter(String token) {
    if (token.isEmpty() || token.length() > MOST_CHARS) {
      return Optional.empty();
    }
    Instant now = parts.clock().instant();
    Optional<Session> session = parts.sessions()
        .find(Tokens.id(token))
        .filter(it -> now.isBefore(it.seenAt().plus(IDLE))
            && now.isBefore(it.createdAt().plus(LONGEST)));
    session.filter(it -> now.isAfter(it.seenAt().plus(BETWEEN_NOTES)))
        .ifPresent(it -> parts.sessions().seen(it.id(), now));
    return session.flatMap(it -> parts.accounts()
        .find(it.account())
        .filter(account -> !account.disabled())
        .map(account -> new Entered(account, it)));
  }

  /** Ends the session of a token. */
  public void leave(String token) {
    parts.sessions().end(Tokens.id(token));
  }

  /** Ends all sessions of an account. */
  public int leaveEverywhere(String account) {
    return parts.sessions().endAll(account);
  }

  /** Invites somebody; the token belongs into a link. */
  public String invite(Account account, boolean reset, String by) {
    String token = Tokens.fresh();
    parts.invitations()
        .add(new Invitation(Tokens.id(token), account.name(), account.display(),
            account.grants(), reset, by, parts.clock().instant().plus(INVITED)));
    return token;
  }

  /** The invitations that nobody has taken up yet and that still hold, by name. */
  public List<Invitation> invitations() {
    return parts.invitations().open(parts.clock().instant());
  }

  /** Takes an invitation back; false when it was taken up meanwhile. */
  public boolean withdraw(Invitation invitation) {
    return parts.invitations().use(invitation.id());
  }

  /** The invitation of a token, while it holds. */
  public Optional<Invitation> invitation(String token) {
    Instant now = parts.clock().instant();
    return parts.invitations()
        .find(Tokens.id(token))
        .filter(invitation -> now.isBefore(invitation.expiresAt()));
  }

  /**
   * Takes an invitation up: makes the account, or changes its password and ends its sessions.
   *
   * @return the session's token; empty when the invitation was used meanwhile or the name is taken
   */
  public Optional<String> accept(String token, String password, String address) {
    Optional<Invitation> invitation = invitation(token);
    if (invitation.isEmpty() || !parts.invitations().use(invitation.get().id())) {
      return Optional.empty();
    }
    Invitation held = invitation.get();
    String hash = parts.passwords().hash(password);
    if (held.reset()) {
      parts.accounts().setPassword(held.name(), hash);
      parts.sessions().endAll(held.name());
    } else if (!parts.accounts()
        .add(Account.fresh(held.name(), held.display(), held.grants(), parts.clock().instant()),
            hash)) {
      return Optional.empty();
    }
    return parts.accounts()
        .find(held.name())
        .filter(account -> !account.disabled())
        .map(account -> open(account, address));
  }
}
