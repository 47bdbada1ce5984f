package org.huashu.coach.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Where tests put pictures of what they see: {@code target/pictures}, or with
 * {@code -Dcoach.pictures=true} the documentation's own folder.
 */
public final class Pictures {

  private static final Path FOLDER = Path.of(
      Boolean.getBoolean("coach.pictures") ? "src/docs/images/plugin" : "target/pictures");

  private Pictures() {}

  /** Takes one of the whole window. */
  public static void take(Page page, String name) {
    write(name, page.screenshot(still()));
  }

  /** Takes one of a part of the window: left, top, width, height. */
  public static void take(Page page, String name, double... box) {
    write(name, page.screenshot(still().setClip(box[0], box[1], box[2], box[3])));
  }

  private static Page.ScreenshotOptions still() {
    return new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
  }

  private static void write(String name, byte[] png) {
    try {
      Files.createDirectories(FOLDER);
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      ImageIO.write(withFewColours(picture), "png", FOLDER.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with 256 of its colours, which is all that a page of text needs. */
  private static BufferedImage withFewColours(BufferedImage picture) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    int[] palette = palette(pixels);
    Map<Integer, Integer> nearest = new HashMap<>();
    BufferedImage small = new BufferedImage(width, picture.getHeight(),
        BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, palette.length, palette, 0, false,
            -1, DataBuffer.TYPE_BYTE));
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i] & 0xffffff, colour -> nearest(palette, colour));
      small.getRaster().setSample(i % width, i / width, 0, index);
    }
    return small;
  }

  /** The commonest colours, but first one of each kind: a rare colour is there for a reason. */
  private static int[] palette(int[] pixels) {
    List<Integer> common = Arrays.stream(pixels)
        .boxed()
        .collect(Collectors.groupingBy(colour -> colour & 0xffffff, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
    Map<Integer, Integer> kinds = new LinkedHashMap<>();
    common.forEach(colour -> kinds.putIfAbsent(colour & 0xe0e0e0, colour));
    return Stream.concat(kinds.values().stream(), common.stream())
        .distinct()
        .limit(256)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += apart * apart;
    }
    return sum;
  }
}
