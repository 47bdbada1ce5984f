package org.huashu.coach.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.AuditLog.Deed;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.account.Tokens;
import org.huashu.coach.command.AccountTools.OpenAccounts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may use the console: {@code user add}, {@code list}, {@code disable} and so on. */
@Command(name = "user",
    description = "Who may use the console.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class UserCommand {

  private static final String NAME = "What is typed to sign in.";
  private static final String ROLES =
      "agent, knowledge-manager, trainer or administrator; may be repeated.";
  private static final String SHOPS =
      "The shop where the roles count; may be repeated (default: every shop).";

  private final AccountTools tools;

  @Option(names = "--data",
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "The data directory (default: COACH_DATA, or data).")
  private Optional<String> data = Optional.empty();

  @Option(names = "--store",
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "JDBC-URL",
      description = "The database (default: COACH_STORE, or jdbc:sqlite:<data>/coach.db).")
  private Optional<String> store = Optional.empty();

  private UserCommand(AccountTools tools) {
    this.tools = tools;
  }

  /** The command with its subcommands. */
  public static CommandLine commandLine(AccountTools tools) {
    return new CommandLine(CommandSpec.forAnnotatedObject(new UserCommand(tools)));
  }

  @Command(name = "add",
      mixinStandardHelpOptions = true,
      description = {"Makes an account.",
        "Asks for the password; without a terminal one is made and printed."})
  int add(
      @Parameters(paramLabel = "NAME", description = NAME) String typed,
      @Option(names = "--role",
          required = true,
          paramLabel = "ROLE",
          description = ROLES) List<String> roles,
      @Option(names = "--shop",
          paramLabel = "SHOP",
          description = SHOPS) List<String> shops,
      @CommandLine.Mixin Told told) {
    String name = Account.folded(typed);
    if (!Account.goodName(name)) {
      throw new UsageException("'" + typed + "' is no name: 2 to 64 letters, digits and . _ @ -,"
          + " beginning with a letter or digit");
    }
    List<Grant> grants = grants(roles, shops == null ? List.of(Grant.EVERY_SHOP) : shops);
    return with(open -> {
      if (open.accounts().find(name).isPresent()) {
        throw new UsageException("there is an account '" + name + "' already");
      }
      String password = told.password(tools, name);
      open.accounts()
          .add(Account.fresh(name, told.display.orElse(name), grants, tools.clock().instant()),
              tools.passwords().hash(password));
      note(open, "account.add", name, grants.stream()
          .map(grant -> grant.role().wireName() + "@" + grant.shop())
          .collect(Collectors.joining(" ")));
      tools.out().println("added " + name);
      return ExitCodes.OK;
    });
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts.")
  int list() {
    return with(open -> {
      List<Account> accounts = open.accounts()
          .list(new Accounts.Wanted("", Optional.empty(), Optional.empty()),
              new Accounts.Slice("", false, Integer.MAX_VALUE));
      accounts.forEach(account -> tools.out()
          .println(account.name() + "\t" + account.grants()
              .stream()
              .map(grant -> grant.role().wireName() + "@" + grant.shop())
              .collect(Collectors.joining(","))
              + "\t" + (account.disabled() ? "disabled" : "active") + "\t"
              + account.signedInAt().map(Object::toString).orElse("never signed in")));
      return ExitCodes.OK;
    });
  }

  @Command(name = "disable",
      mixinStandardHelpOptions = true,
      description = "Refuses further sign-ins and ends all sessions.")
  int disable(@Parameters(paramLabel = "NAME", description = NAME) String typed) {
    return switched(typed, true);
  }

  @Command(name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets a disabled account sign in again.")
  int enable(@Parameters(paramLabel = "NAME", description = NAME) String typed) {
    return switched(typed, false);
  }

  @Command(name = "reset",
      mixinStandardHelpOptions = true,
      description = "Gives another password and ends all sessions.")
  int reset(@Parameters(paramLabel = "NAME", description = NAME) String typed,
      @CommandLine.Mixin Told told) {
    return with(open -> {
      Account account = known(open, typed);
      open.accounts()
          .setPassword(account.name(),
              tools.passwords().hash(told.password(tools, account.name())));
      open.door().leaveEverywhere(account.name());
      note(open, "account.reset", account.name(), "");
      tools.out().println("changed the password of " + account.name());
      return ExitCodes.OK;
    });
  }

  @Command(name = "invite",
      mixinStandardHelpOptions = true,
      description = {"Makes a link by which somebody chooses a password and signs in.",
        "It works once, within seven days."})
  int invite(@Parameters(paramLabel = "NAME", description = NAME) String typed,
      @Option(names = "--role",
          required = true,
          paramLabel = "ROLE",
          description = ROLES) List<String> roles,
      @Option(names = "--shop", paramLabel = "SHOP", description = SHOPS) List<String> shops,
      @Option(names = "--url",
          paramLabel = "URL",
          defaultValue = "http://localhost:8080",
          description = "Where people reach the console (default: ${DEFAULT-VALUE}).") String url) {
    String name = Account.folded(typed);
    if (!Account.goodName(name)) {
      throw new UsageException("'" + typed + "' is no name");
    }
    List<Grant> grants = grants(roles, shops == null ? List.of(Grant.EVERY_SHOP) : shops);
    return with(open -> {
      if (open.accounts().find(name).isPresent()) {
        throw new UsageException("there is an account '" + name + "' already; see 'user reset'");
      }
      String token = open.door()
          .invite(Account.fresh(name, name, grants, tools.clock().instant()), false,
              tools.author());
      note(open, "account.invite", name, "");
      tools.out().println(url.replaceAll("/+$", "") + "/console/invitation/" + token);
      return ExitCodes.OK;
    });
  }

  private int switched(String typed, boolean disabled) {
    return with(open -> {
      Account account = known(open, typed);
      open.accounts().update(account.with(account.display(), account.grants(), disabled));
      if (disabled) {
        open.door().leaveEverywhere(account.name());
      }
      note(open, disabled ? "account.disable" : "account.enable", account.name(), "");
      tools.out().println((disabled ? "disabled " : "enabled ") + account.name());
      return ExitCodes.OK;
    });
  }

  private static Account known(OpenAccounts open, String typed) {
    String name = Account.folded(typed);
    return open.accounts()
        .find(name)
        .orElseThrow(() -> new UsageException(
            "there is no account '" + name + "'; 'user list' shows all"));
  }

  private static List<Grant> grants(List<String> roles, List<String> shops) {
    List<Role> known = roles.stream()
        .flatMap(names -> Stream.of(names.split(",")))
        .map(name -> Role.of(name.strip())
            .orElseThrow(() -> new UsageException("no role '" + name + "'; there are "
                + Stream.of(Role.values()).map(Role::wireName).toList())))
        .toList();
    return shops.stream()
        .flatMap(shop -> known.stream().map(role -> new Grant(role, shop)))
        .toList();
  }

  private void note(OpenAccounts open, String action, String subject, String detail) {
    open.audit()
        .add(new Deed(tools.clock().instant(), tools.author(), action, subject, detail,
            "command line"));
  }

  private int with(java.util.function.ToIntFunction<OpenAccounts> work) {
    Map<String, String> options = new LinkedHashMap<>();
    data.ifPresent(value -> options.put("DATA", value));
    store.ifPresent(value -> options.put("STORE", value));
    try (OpenAccounts open = tools.stores().apply(options)) {
      return work.applyAsInt(open);
    }
  }

  /** What is said of an account besides its roles. */
  static final class Told {

    @Option(names = "--password-stdin",
        description = "Read the password from standard input, one line.")
    private boolean fromInput;

    @Option(names = "--display", paramLabel = "NAME", description = "What pages call the person.")
    private Optional<String> display = Optional.empty();

    private String password(AccountTools tools, String name) {
      String password = fromInput ? line(tools) : asked(tools);
      String fault = Passwords.fault(name, password).orElse("");
      if (!fault.isEmpty()) {
        throw new UsageException(switch (fault) {
          case "password.short" -> "a password has at least " + Passwords.LEAST + " characters";
          case "password.long" -> "a password has at most " + Passwords.MOST + " characters";
          default -> "this password is too easy to guess: leave the name out, and use more"
              + " different characters";
        });
      }
      return password;
    }

    private static String asked(AccountTools tools) {
      Optional<String> first = tools.ask().apply("Password: ");
      if (first.isEmpty()) {
        String made = Tokens.fresh().substring(0, 20);
        tools.out().println("password: " + made);
        return made;
      }
      if (!tools.ask().apply("Once more: ").equals(first)) {
        throw new UsageException("the two passwords differ; nothing was changed");
      }
      return first.get();
    }

    private static String line(AccountTools tools) {
      try {
        String all = new String(tools.in().readAllBytes(), StandardCharsets.UTF_8);
        return all.lines().findFirst().orElse("");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
