package org.huashu.coach.console;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Compares pictures of a page. */
public final class Pixels {

  /** Round corners are not painted the same twice. */
  private static final int NOISE = 8;

  private Pixels() {}

  /** The smallest rectangle that holds every pixel in which two PNG pictures differ. */
  public static Rectangle changed(byte[] before, byte[] after) {
    BufferedImage old = read(before);
    BufferedImage fresh = read(after);
    Rectangle changed = new Rectangle(-1, -1);
    for (int y = 0; y < old.getHeight(); y++) {
      for (int x = 0; x < old.getWidth(); x++) {
        if (differ(new Color(old.getRGB(x, y)), new Color(fresh.getRGB(x, y)))) {
          changed.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return changed;
  }

  private static boolean differ(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed()) > NOISE
        || Math.abs(a.getGreen() - b.getGreen()) > NOISE
        || Math.abs(a.getBlue() - b.getBlue()) > NOISE;
  }

  private static BufferedImage read(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
