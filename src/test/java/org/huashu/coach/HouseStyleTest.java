package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sizes and Javadoc, held for every source file. */
class HouseStyleTest {

  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final int MOST_LINES_OF_A_METHOD = 40;
  private static final int MOST_PARAMETERS = 4;
  private static final int MOST_COLUMNS = 130;

  private static final List<Method> METHODS = new ArrayList<>();
  private static final List<String> UNDOCUMENTED = new ArrayList<>();
  private static final List<Path> FILES = new ArrayList<>();

  private record Method(String place, long lines, int parameters) {}

  @BeforeAll
  static void readAllSources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files.filter(path -> path.toString().endsWith(".java")).sorted().forEach(FILES::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
          manager.getJavaFileObjectsFromPaths(FILES));
      var trees = DocTrees.instance(task);
      for (CompilationUnitTree file : task.parse()) {
        new Survey(file, trees).scan(file, null);
      }
    }
  }

  @Test
  void filesAreSmall() throws IOException {
    List<String> large = new ArrayList<>();
    for (Path file : FILES) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES_OF_A_FILE) {
        large.add(file + ": " + lines + " lines");
      }
    }
    assertEquals(List.of(), large);
  }

  @Test
  void linesAreShort() throws IOException {
    List<String> wide = new ArrayList<>();
    for (Path file : FILES) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > MOST_COLUMNS) {
          wide.add(file + ":" + (i + 1));
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  @Test
  void methodsAreShort() {
    assertTrue(METHODS.size() > 100, "the survey found hardly a method");
    assertEquals(List.of(), METHODS.stream()
        .filter(method -> method.lines() > MOST_LINES_OF_A_METHOD)
        .toList());
  }

  @Test
  void methodsTakeFewParameters() {
    assertEquals(List.of(), METHODS.stream()
        .filter(method -> method.parameters() > MOST_PARAMETERS)
        .toList());
  }

  @Test
  void publicTypesSayWhatTheyAreFor() {
    assertEquals(List.of(), UNDOCUMENTED);
  }

  /** Notes the methods of one file, and its public types without Javadoc. */
  private static final class Survey extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final DocTrees trees;

    Survey(CompilationUnitTree file, DocTrees trees) {
      this.file = file;
      this.trees = trees;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      // A record's header is not a parameter list; its canonical constructor repeats it.
      boolean ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
          && method.getReturnType() == null;
      METHODS.add(new Method(place(method.getName().toString()), lines(method),
          ofRecord ? 0 : method.getParameters().size()));
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (type.getModifiers().getFlags().contains(Modifier.PUBLIC) && comment == null) {
        UNDOCUMENTED.add(place(type.getSimpleName().toString()));
      }
      return super.visitClass(type, null);
    }

    private long lines(MethodTree method) {
      var positions = trees.getSourcePositions();
      var lines = file.getLineMap();
      Tree measured = method.getBody() == null ? method : method.getBody();
      return lines.getLineNumber(positions.getEndPosition(file, measured))
          - lines.getLineNumber(positions.getStartPosition(file, measured)) + 1;
    }

    private String place(String name) {
      return file.getSourceFile().getName() + " " + name;
    }
  }
}
