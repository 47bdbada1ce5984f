/** Texts as vectors of their meaning, by a neural network in process; the only user of ONNX. */
@NullMarked
package org.huashu.coach.embedding;

import org.jspecify.annotations.NullMarked;
