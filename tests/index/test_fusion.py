import numpy as np

from index.fusion import fused, zscored

ALL = np.ones(3, np.bool_)


def test_scores_of_any_scale_become_comparable() -> None:
    small = np.array([0.1, 0.2, 0.3], np.float32)
    np.testing.assert_allclose(zscored(small, ALL), zscored(small * 1000, ALL), rtol=1e-4)


def test_scores_that_do_not_differ_say_nothing() -> None:
    assert not zscored(np.full(3, 0.7, np.float32), ALL).any()


def test_what_is_out_of_scope_does_not_shift_the_scale() -> None:
    scope = np.array([True, True, False])
    scores = np.array([1.0, 2.0, 1000.0], np.float32)
    np.testing.assert_allclose(zscored(scores, scope)[:2], [-1, 1])


def test_weights_decide_between_kinds() -> None:
    one, other = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)
    assert fused([(1.0, one), (0.5, other)], ALL).argmax() == 0
    assert fused([(0.5, one), (1.0, other)], ALL).argmax() == 1
