"""Trains the digit classifier that tools/demo compiles, and writes test/models/digits.

Needs TensorFlow 2.21 and scikit-learn, which graphc itself never needs:

    python3 -m venv ~/.venvs/digits
    ~/.venvs/digits/bin/pip install tensorflow-cpu==2.21.* scikit-learn
    ~/.venvs/digits/bin/python tools/demo_model/train_digits.py

Data: the 1,797 digits of 8x8 pixels that scikit-learn carries. A fifth is held
out; the figure printed at the end is over that fifth.
"""

import os
import shutil

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUT = os.path.join(ROOT, "test", "models", "digits")
SEED = 20
EPOCHS = 40
BATCH = 32


class Digits(tf.Module):
    """Two convolutions, a pooling, two dense layers: 38,282 weights."""

    def __init__(self):
        super().__init__(name="digits")

        def weights(name, *shape):
            spread = np.sqrt(2.0 / np.prod(shape[:-1]))
            return tf.Variable(tf.random.stateless_normal(
                shape, (SEED, sum(map(ord, name))), stddev=spread), name=name)

        self.conv1 = weights("conv1", 3, 3, 1, 16)
        self.bias1 = tf.Variable(tf.zeros(16), name="bias1")
        self.conv2 = weights("conv2", 3, 3, 16, 32)
        self.bias2 = tf.Variable(tf.zeros(32), name="bias2")
        self.dense3 = weights("dense3", 4 * 4 * 32, 64)
        self.bias3 = tf.Variable(tf.zeros(64), name="bias3")
        self.dense4 = weights("dense4", 64, 10)
        self.bias4 = tf.Variable(tf.zeros(10), name="bias4")

    def logits(self, image):
        """Scores [n,10] of images [n,8,8,1] with values from 0 to 1."""
        x = tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(image, self.conv1, 1, "SAME"), self.bias1))
        x = tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(x, self.conv2, 1, "SAME"), self.bias2))
        x = tf.nn.max_pool2d(x, 2, 2, "VALID")
        x = tf.reshape(x, [-1, 4 * 4 * 32])
        x = tf.nn.relu(tf.nn.bias_add(tf.matmul(x, self.dense3), self.bias3))
        return tf.nn.bias_add(tf.matmul(x, self.dense4), self.bias4)

    @tf.function(input_signature=[tf.TensorSpec([None, 8, 8, 1], tf.float32, name="image")])
    def classify(self, image):
        """The exported signature."""
        probabilities = tf.nn.softmax(self.logits(image))
        return {"probabilities": probabilities, "label": tf.argmax(probabilities, axis=-1)}


def data():
    """((train images, labels), (held-out images, labels))."""
    digits = load_digits()
    images = (digits.images[..., None] / 16.0).astype(np.float32)
    order = np.random.default_rng(SEED).permutation(len(images))
    cut = len(images) * 4 // 5
    return [(images[part], digits.target[part]) for part in (order[:cut], order[cut:])]


def train(model, images, labels):
    """Adam on the cross entropy, with images shifted by up to one pixel."""
    rng = np.random.default_rng(SEED)
    moments = [(np.zeros(v.shape, np.float32), np.zeros(v.shape, np.float32))
               for v in model.trainable_variables]

    @tf.function
    def gradients(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=y, logits=model.logits(x)))
        return tape.gradient(loss, model.trainable_variables)

    step = 0
    for epoch in range(EPOCHS):
        rate = 2e-3 * (1 - epoch / EPOCHS)
        for batch in np.array_split(rng.permutation(len(images)), len(images) // BATCH):
            step += 1
            x = np.roll(images[batch], rng.integers(-1, 2, 2), axis=(1, 2))
            for variable, gradient, (first, second) in zip(
                    model.trainable_variables, gradients(x, labels[batch]), moments):
                g = gradient.numpy()
                first += 0.1 * (g - first)
                second += 0.001 * (g * g - second)
                variable.assign_sub(rate * (first / (1 - 0.9**step)) /
                                    (np.sqrt(second / (1 - 0.999**step)) + 1e-8))


def export(model, images, labels):
    """Writes the SavedModel, one held-out image of each digit, and what TensorFlow says of them."""
    shutil.rmtree(os.path.join(OUT, "saved_model"), ignore_errors=True)
    tf.saved_model.save(model, os.path.join(OUT, "saved_model"), signatures=model.classify,
                        options=tf.saved_model.SaveOptions(experimental_custom_gradients=False))
    # Neither is needed to run the model.
    os.remove(os.path.join(OUT, "saved_model", "fingerprint.pb"))
    os.rmdir(os.path.join(OUT, "saved_model", "assets"))

    chosen = [int(np.flatnonzero(labels == digit)[0]) for digit in range(10)]
    said = model.classify(tf.constant(images[chosen]))
    np.savez(os.path.join(OUT, "inputs.npz"), image=images[chosen])
    np.savez(os.path.join(OUT, "labels.npz"), label=labels[chosen].astype(np.int64))
    np.savez(os.path.join(OUT, "expected.npz"), **{k: v.numpy() for k, v in said.items()})


def main():
    """Trains, exports, prints the accuracy over the held-out images."""
    tf.config.experimental.enable_op_determinism()
    tf.random.set_seed(SEED)
    (images, labels), (held_images, held_labels) = data()
    model = Digits()
    train(model, images, labels)
    right = model.classify(tf.constant(held_images))["label"].numpy() == held_labels
    export(model, held_images, held_labels)
    print(f"{right.sum()} of {right.size} held-out digits right ({100 * right.mean():.1f} %)")


if __name__ == "__main__":
    main()
