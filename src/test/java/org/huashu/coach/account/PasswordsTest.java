package org.huashu.coach.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = Passwords.of(64, 1);

  @Test
  void aPasswordFitsItsHashAndNoOther() {
    String hash = passwords.hash("春眠不觉晓处处闻啼鸟");
    assertTrue(passwords.fits("春眠不觉晓处处闻啼鸟", Optional.of(hash)));
    assertFalse(passwords.fits("春眠不觉晓处处闻啼乌", Optional.of(hash)));
    assertFalse(passwords.fits("", Optional.of("")));
    assertFalse(passwords.fits("x", Optional.empty()));
  }

  @Test
  void everyHashHasItsOwnSaltAndSaysHowItWasMade() {
    assertNotEquals(passwords.hash("the same words"), passwords.hash("the same words"));
    assertTrue(Passwords.usual()
        .hash("the same words")
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  @Test
  void aHashOfOtherCostsStillFits() {
    String old = Passwords.of(32, 2).hash("the same words");
    assertTrue(passwords.fits("the same words", Optional.of(old)));
  }

  @Test
  void easyPasswordsAreRefusedAndLongOnesTaken() {
    assertEquals(Optional.of("password.short"), Passwords.fault("li", "seven77"));
    assertEquals(Optional.of("password.plain"), Passwords.fault("li", "aaaaaaaab"));
    assertEquals(Optional.of("password.plain"), Passwords.fault("xiaoli", "XiaoLi2026!"));
    assertEquals(Optional.of("password.long"), Passwords.fault("li", "长".repeat(201)));
    assertEquals(Optional.empty(), Passwords.fault("li", "不积跬步无以至千里"));
  }
}
