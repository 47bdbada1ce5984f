package org.huashu.coach.console;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Sessions;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.ClassPathFiles;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.Routes;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.PairLog;
import org.huashu.coach.knowledge.ReleaseStore;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleCompiler;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.QuestionGroups;
import org.huashu.coach.review.RecentReplies;

/**
 * The pages for knowledge managers, trainers and administrators, below {@code /console}. Every
 * route is declared by an {@link Area}; here each request is let in or not, before its area sees
 * it.
 */
public final class Console {

  /** Where all its pages are. */
  static final String ROOT = "/console";

  /** Where the company's sign-in sends browsers back to. */
  public static final String COMPANY_BACK = CompanyArea.BACK;

  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/";
  private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/";

  /** Answers where there is nothing. */
  private static final PageRoute NO_PAGE =
      PageRoute.get(ROOT + "/nowhere", Access.SIGNED_IN, Refusals::missing);
  /** A file that is too large is heard out up to here, so that its sender hears why. */
  private static final int LARGEST_HEARD_OUT = 256 << 20;

  private final Parts parts;
  private final Gate gate;
  private final List<Area> areas;
  private final Pages pages = new Pages();

  /**
   * What it works with.
   *
   * @param zone of the store: times are shown by its clocks
   * @param shops the ids of the shops that are known
   * @param demo the account that whoever comes is signed in to; only when listening on loopback
   * @param address where people reach the console, {@code https://coach.example}: for links that
   *        are sent to others; empty to take it from the request
   * @param reviewing what the pages of trainers work with
   * @param inspecting what the pages of scores work with
   * @param importing what the pages of imports work with, beside the knowledge and the rules
   * @param company the company's own sign-in, if one is set up
   */
  public record Parts(Door door, Accounts accounts, Sessions sessions, AuditLog audit,
      Passwords passwords, InstantSource clock, Supplier<ZoneId> zone, Supplier<List<String>> shops,
      Optional<Account> demo, Optional<String> address, Reviewing reviewing, Inspecting inspecting,
      Knowledge knowledge, Rules rules, Importing importing, Lists lists,
      Optional<CompanyDoor> company) {}

  /**
   * What the pages of scripts and releases work with.
   *
   * @param copy what is edited
   * @param releases what was published before
   * @param next what is published
   * @param current what answers now
   */
  public record Knowledge(WorkingCopy<ScriptCard> copy, ReleaseStore releases, NextRelease next,
      CurrentRelease current) {

    /** The title of a script, by its id. */
    Optional<String> title(String script) {
      return copy.find(script).map(entry -> entry.shown().title());
    }
  }

  /**
   * What the lists to work off are read from.
   *
   * @param history what was offered, and what became of it
   * @param groups questions without a good script
   * @param pairs scripts that contradict each other
   */
  public record Lists(OfferHistory history, QuestionGroups groups, PairLog pairs) {}

  /**
   * What the pages of rules work with.
   *
   * @param copy what is edited
   * @param compiler the one that the service uses
   * @param replies what agents really wrote
   * @param lint looks at everything before it is published
   */
  public record Rules(WorkingCopy<RuleCard> copy, RuleCompiler compiler, RecentReplies replies,
      Lint lint) {}

  /**
   * What the pages of imports work with.
   *
   * @param imports where uploads are kept
   * @param edits what they become
   */
  public record Importing(Imports imports, Edits edits) {}

  /** A console with these parts. */
  public Console(Parts parts) {
    this.parts = parts;
    this.gate = new Gate(parts);
    List<Area> all = new ArrayList<>();
    all.add(new SignInArea(parts));
    all.add(new CompanyArea(parts));
    ScriptLists lists = new ScriptLists(parts.knowledge(), parts.lists());
    all.add(new ScriptArea(parts, lists));
    all.add(new ListsArea(lists));
    all.add(new PairsArea(lists));
    all.add(new ExamplesArea(parts.knowledge(), parts.lists().history()));
    all.add(new QuestionsArea(parts, lists));
    all.add(new ScriptEditArea(parts));
    all.add(new ScriptTrialArea(parts));
    PublishArea publishing = new PublishArea(parts);
    all.add(publishing);
    all.add(new ReleaseArea(parts, publishing));
    ImportReading reading = new ImportReading(parts);
    all.add(new ImportArea(parts, reading));
    all.add(new ImportFileArea(parts, reading));
    all.add(new ImportLineArea(parts, reading));
    all.add(new RuleArea(parts));
    all.add(new RuleEditArea(parts, publishing));
    all.add(new RuleTryArea(parts));
    all.add(new UserArea(parts));
    all.add(new AuditArea(parts));
    all.add(new ReviewArea(parts));
    all.add(new SampleArea(parts));
    all.add(new AgreementArea(parts.reviewing()));
    all.add(new ProposalArea(parts));
    all.add(new OwnDraftsArea(parts));
    all.addAll(inspection(parts));
    all.add(new InsightArea(parts.reviewing()));
    all.add(new HomeArea(this::links));
    this.areas = List.copyOf(all);
  }

  /** Where chats are scored and months settled. */
  private static List<Area> inspection(Parts parts) {
    return List.of(new ScoreArea(parts.inspecting()), new ChatArea(parts.inspecting()),
        new ChatSampleArea(parts), new ScoreMonthArea(parts), new ScoringArea(parts),
        new OwnScoresArea(parts.inspecting()), new OwnMonthsArea(parts), new KpiArea(parts),
        new KpiMonthArea(parts));
  }

  /** Adds its routes and files. */
  public Routes addTo(Routes routes) {
    ClassLoader loader = Console.class.getClassLoader();
    for (PageRoute route : routes()) {
      if (route.method().equals(Method.GET)) {
        routes.get(route.path(), (request, response) -> answer(route, request, response));
      } else {
        routes.on(route.method(), route.path(),
            (request, response) -> answer(route, request, response));
      }
      if (route.mostBytes() > 0) {
        routes.large(route.path(), LARGEST_HEARD_OUT);
      }
    }
    return routes
        .get(ROOT + "/files/*", new ClassPathFiles(loader, "console/files/")
            .below(ROOT + "/files/"))
        .get(ROOT + "/lib/htmx/*", new ClassPathFiles(loader, HTMX).below(ROOT + "/lib/htmx/"))
        .get(ROOT + "/lib/echarts/*",
            new ClassPathFiles(loader, CHARTS).below(ROOT + "/lib/echarts/"))
        .get(ROOT + "/*", elsewhere(new ClassPathFiles(loader, "console/").below(ROOT + "/")));
  }

  /** Files are called so; whoever mistypes the address of a page is told so by a page. */
  private Handler elsewhere(Handler files) {
    return (request, response) -> {
      String path = request.path().absolute().path();
      if (path.indexOf('.', path.lastIndexOf('/')) < 0) {
        answer(NO_PAGE, request, response);
      } else {
        files.handle(request, response);
      }
    };
  }

  /** Every route there is. */
  List<PageRoute> routes() {
    return areas.stream().flatMap(area -> area.routes().stream()).toList();
  }

  private List<Area.Link> links() {
    return areas.stream()
        .flatMap(area -> area.link().stream())
        .sorted(Comparator.comparingInt(Area.Link::order))
        .toList();
  }

  private void answer(PageRoute route, ServerRequest request, ServerResponse response) {
    Gate.Passing passing = passing(route, request);
    Visit visit = passing.visit();
    var sending = new Pages.Sending(response, title -> frame(visit, passing.theme(), title),
        passing.secure(), visit.fragment());
    Reply reply = passing.refusal().orElseGet(() -> answered(route, visit));
    pages.send(sending, passing.cookies(reply));
  }

  private Gate.Passing passing(PageRoute route, ServerRequest request) {
    try {
      return gate.passing(route, request);
    } catch (StoreUnavailableException _) {
      return gate.stranger(route, request);
    }
  }

  private static Reply answered(PageRoute route, Visit visit) {
    try {
      return route.answering().answer(visit);
    } catch (StoreUnavailableException _) {
      return Refusals.of(visit, 503, "problem.store");
    } catch (ProblemException e) {
      return Refusals.of(visit, e.problem().status(), Refusals.key(e.problem().status()));
    }
  }

  /** An area with its place in the navigation. */
  private record Linked(Area area, Area.Link link) {

    Frame.Entry entry(Visit visit) {
      return new Frame.Entry(visit.say(link.key()), link.path(),
          (visit.path() + "/").startsWith(link.path() + "/"), waiting(visit));
    }

    private int waiting(Visit visit) {
      try {
        return visit.fragment() ? 0 : area.waiting(visit);
      } catch (StoreUnavailableException _) {
        // The page itself says that the store is away.
        return 0;
      }
    }
  }

  private Frame frame(Visit visit, String theme, String titleKey) {
    List<Frame.Entry> navigation = visit.who().isEmpty()
        ? List.of()
        : areas.stream()
            .flatMap(area -> area.link().stream().map(link -> new Linked(area, link)))
            .filter(it -> it.link().access().allows(visit.roles()))
            .sorted(Comparator.comparingInt(it -> it.link().order()))
            .map(it -> it.entry(visit))
            .toList();
    List<Frame.Shop> shops = visit.who()
        .map(account -> Shops.choices(account, parts.shops().get(), visit))
        .orElse(List.of());
    return new Frame(visit.language(), theme, titleKey.isEmpty() ? "" : visit.say(titleKey),
        visit.who(), navigation, shops,
        org.huashu.coach.account.Tokens.forForms(visit.token()),
        address(visit), Toast.of(visit), parts.demo().isPresent(), visit.zone(), visit.now());
  }

  /** Where the visitor is, without what counts only once: messages, and a provider's codes. */
  private static String address(Visit visit) {
    return visit.path().equals(CompanyArea.BACK)
        ? visit.path()
        : visit.path() + visit.query().behindPathWithout("done");
  }
}
