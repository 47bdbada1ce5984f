package org.huashu.coach.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model bge-small-zh-v1.5 with weights of 8 bits: 512 dimensions, the vector of a text is that
 * of its first token (Xiao et al., "C-Pack: Packed Resources For General Chinese Embeddings",
 * 2023).
 *
 * <p>
 * Texts go through it one by one: within a batch the rounding to 8 bits would depend on the other
 * texts.
 */
public final class BgeEmbedder implements Embedder {

  private static final String NAME = "bge-small-zh-v1.5-q";
  private static final int DIMENSIONS = 512;
  private static final int MOST_TOKENS = 256;
  /** Its own threads would spin and take the processor from those that answer. */
  private static final int OWN_THREADS = 1;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;
  private final int most;
  private final Semaphore turns;

  private BgeEmbedder(OrtEnvironment environment, OrtSession session, WordPieces pieces,
      int callers) {
    this.environment = environment;
    this.session = session;
    this.pieces = pieces;
    this.most = callers;
    this.turns = new Semaphore(callers, true);
  }

  /**
   * Loads the model, which takes a few tenths of a second and about 60 MB outside the heap.
   *
   * @param folder where the native library is unpacked and kept
   * @param callers how many texts are worked on at once; the others wait for their turn
   * @throws EmbeddingException when there is no library for this system, or no model
   */
  public static BgeEmbedder load(Path folder, int callers) {
    try {
      NativeLibrary.unpackedIn(folder, NAME);
      OrtEnvironment environment = OrtEnvironment.getEnvironment(
          OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      HeldEnvironment.hold();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(OWN_THREADS);
        options.setInterOpNumThreads(OWN_THREADS);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        WordPieces pieces = new WordPieces(vocabulary());
        OrtSession session =
            environment.createSession(resource("/" + NAME + ".onnx"), options);
        return new BgeEmbedder(environment, session, pieces, callers);
      }
    } catch (OrtException | IOException | LinkageError e) {
      throw new EmbeddingException("the model " + NAME + " cannot be loaded", e);
    }
  }

  @Override
  public float[][] embed(List<String> texts) {
    float[][] vectors = new float[texts.size()][];
    for (int i = 0; i < vectors.length; i++) {
      long[] tokens = pieces.of(texts.get(i), MOST_TOKENS);
      turns.acquireUninterruptibly();
      try {
        vectors[i] = vector(tokens);
      } catch (OrtException e) {
        throw new EmbeddingException("the model " + NAME + " fails", e);
      } finally {
        turns.release();
      }
    }
    return vectors;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public int mostTokens() {
    return MOST_TOKENS;
  }

  @Override
  public String model() {
    return NAME + " " + MOST_TOKENS;
  }

  @Override
  public void close() {
    turns.acquireUninterruptibly(most);
    try {
      session.close();
    } catch (OrtException e) {
      throw new EmbeddingException("the model " + NAME + " cannot be closed", e);
    } finally {
      turns.release(most);
    }
  }

  private float[] vector(long[] tokens) throws OrtException {
    long[] shape = {1, tokens.length};
    long[] ones = new long[tokens.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types = OnnxTensor.createTensor(environment,
            LongBuffer.wrap(new long[tokens.length]), shape);
        OrtSession.Result result = session.run(
            Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] first = new float[DIMENSIONS];
      states.get(first);
      return normalized(first);
    }
  }

  private static float[] normalized(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float factor = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }

  private static Map<String, Integer> vocabulary() throws IOException {
    JsonNode words = JsonMapper.shared()
        .readTree(resource("/" + NAME + "-tokenizer.json"))
        .path("model")
        .path("vocab");
    Map<String, Integer> vocabulary = HashMap.newHashMap(words.size());
    words.properties().forEach(word -> vocabulary.put(word.getKey(), word.getValue().intValue()));
    return vocabulary;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BgeEmbedder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new EmbeddingException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
