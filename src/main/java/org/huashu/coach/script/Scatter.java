package org.huashu.coach.script;

/**
 * In which directions the texts of one script differ, over all scripts: the sum of the squares
 * around the middle of each script.
 *
 * @param squares symmetric; empty when no script has two texts
 */
record Scatter(double[][] squares) {

  /** Of these vectors, of which about so many are looked at, spread over the scripts. */
  static Scatter within(TextVectors vectors, int[] first, int most) {
    int telling = 0;
    for (int script = 0; script + 1 < first.length; script++) {
      int count = first[script + 1] - first[script];
      telling += count > 1 ? count : 0;
    }
    if (telling == 0) {
      return new Scatter(new double[0][]);
    }
    int step = (telling + most - 1) / most;
    int size = vectors.dimensions();
    double[][] squares = new double[size][size];
    for (int script = 0; script + 1 < first.length; script += step) {
      float[] middle = new float[size];
      float[] apart = new float[size];
      for (int text = first[script]; text < first[script + 1]; text++) {
        vectors.numbers(text, apart);
        add(apart, 1f / (first[script + 1] - first[script]), middle);
      }
      for (int text = first[script]; text < first[script + 1]; text++) {
        vectors.numbers(text, apart);
        add(middle, -1, apart);
        addSquare(apart, squares);
      }
    }
    return new Scatter(squares);
  }

  private static void add(float[] vector, float times, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * vector[i];
    }
  }

  /** The lower half only. */
  private static void addSquare(float[] vector, double[][] squares) {
    for (int i = 0; i < vector.length; i++) {
      double[] row = squares[i];
      float value = vector[i];
      for (int j = 0; j <= i; j++) {
        row[j] += value * vector[j];
      }
    }
  }

  /**
   * The inverse of the scatter, brought to a mean of 1 and mixed with equal directions; empty when
   * there is none.
   *
   * @param share how much of the mixture is the scatter, in [0,1)
   */
  float[][] inverse(double share) {
    double trace = 0;
    for (int i = 0; i < squares.length; i++) {
      trace += squares[i][i];
    }
    if (trace < 1e-9) {
      return new float[0][];
    }
    double[][] mixed = new double[squares.length][];
    for (int i = 0; i < squares.length; i++) {
      mixed[i] = new double[squares.length];
      for (int j = 0; j <= i; j++) {
        mixed[i][j] = share * squares[i][j] * squares.length / trace;
      }
      mixed[i][i] += 1 - share;
    }
    return inverse(factor(mixed));
  }

  /** The lower triangle whose square is the matrix, by Cholesky. */
  private static double[][] factor(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(rest) : rest / matrix[j][j];
      }
    }
    return matrix;
  }

  /** The inverse of the square of a lower triangle. */
  private static float[][] inverse(double[][] factor) {
    int size = factor.length;
    // By column: the inverse of the triangle.
    double[][] triangle = new double[size][size];
    for (int column = 0; column < size; column++) {
      double[] values = triangle[column];
      for (int i = column; i < size; i++) {
        double rest = i == column ? 1 : 0;
        for (int k = column; k < i; k++) {
          rest -= factor[i][k] * values[k];
        }
        values[i] = rest / factor[i][i];
      }
    }
    float[][] inverse = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = i; k < size; k++) {
          sum += triangle[i][k] * triangle[j][k];
        }
        inverse[i][j] = (float) sum;
        inverse[j][i] = (float) sum;
      }
    }
    return inverse;
  }
}
