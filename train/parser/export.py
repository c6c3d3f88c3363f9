"""Writes a trained parser as plain tensors, for `entente-train pack` to make a model of."""
import argparse
import json
import pathlib

import torch


def maps_of(state):
    """Linear maps by section: weights (outputs x inputs) and biases."""
    layer = 0
    while f"encoder.layers.{layer}.recurrent.0" in state:
        for number, direction in enumerate(("forward", "backward")):
            prefix = f"encoder.layers.{layer}"
            inputs = f"{prefix}.inputs.{number}"
            yield f"layer{layer}.{direction}.input", state[inputs + ".weight"], state[inputs + ".bias"]
            yield f"layer{layer}.{direction}.recurrent", state[f"{prefix}.recurrent.{number}"], None
        layer += 1
    for section, name in (("tag", "tag"), ("arc.child", "arc_child"), ("arc.head", "arc_head"),
                          ("relation.child", "relation_child"), ("relation.head", "relation_head")):
        yield section, state[name + ".weight"], state[name + ".bias"]
    yield "arc", state["arc"].t(), state["arc_bias"]
    # Outputs: for each number of the head, all relations; the child's last number is always 1.
    relation = state["relation"]
    size = relation.shape[0] - 1
    yield "relation", relation[:size].permute(2, 1, 0).reshape(-1, size), relation[size].t().reshape(-1)


def export(path, folder):
    state = torch.load(path, map_location="cpu")["weights"]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write = lambda name, tensor: tensor.contiguous().float().numpy().astype("<f4").tofile(folder / name)
    shapes = {}
    for section, weights, biases in maps_of(state):
        write(section + ".weight", weights)
        write(section + ".bias", torch.zeros(len(weights)) if biases is None else biases)
        shapes[section] = list(weights.shape)
    write("embedding", state["encoder.embedding.weight"])
    write("norm", torch.cat([state["encoder.norm.weight"], state["encoder.norm.bias"]]))
    write("root", state["encoder.root"])
    layers = sum(name.endswith(".forward.recurrent") for name in shapes)
    described = {"embedding": state["encoder.embedding.weight"].shape[1], "layers": layers, "maps": shapes}
    (folder / "shapes.json").write_text(json.dumps(described, indent=1))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("weights")
    arguments.add_argument("folder")
    options = arguments.parse_args()
    export(options.weights, options.folder)
